namespace EvalKit.Metrics.Tests.Numeric;

public sealed class DefinedMeanTests
{
    [Fact]
    public void Of_SomeUndefined_CountsThem()
    {
        var mean = DefinedMean.Of([1, null, 0.5, null]);
        Assert.Equal(new DefinedMean(0.75, 2, 2), mean);
        Assert.Equal(0.375, mean.UndefinedAsZero);
    }

    [Fact]
    public void Of_Nothing_IsUndefined()
    {
        Assert.Null(DefinedMean.Of([]).UndefinedAsZero);
        Assert.Null(DefinedMean.Of([null]).Value);
        Assert.Equal(0, DefinedMean.Of([null]).UndefinedAsZero);
    }

    [Fact]
    public void Of_NaN_IsRefused() => Assert.Throws<ArgumentException>(() => DefinedMean.Of([double.NaN]));
}
