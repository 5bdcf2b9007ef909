using EvalKit.Metrics.Tests.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Diversity;

public sealed class DistinctNTests
{
    [Fact]
    public void Score_NothingToCount_IsUndefined()
    {
        Assert.Null(DistinctN.Score(1, Array.Empty<string>()).OverNgrams);
        Assert.Null(DistinctN.Score(2, ["one"]).OverNgrams);
        Assert.Null(DistinctN.Score(2, ["one"]).MeanOfTexts);
        Assert.Null(DistinctN.Score(1, Array.Empty<string>()).MeanOfTexts);
    }

    [Fact]
    public void Score_OrderZero_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => DistinctN.Score(0, ["a"]));

    [Fact]
    public void Score_AnyTexts_IsInRangeAndOrderDoesNotMatter() => Check.QuickThrowOnFailure(Prop.ForAll(ArbitraryText.Pair, pair =>
    {
        var score = DistinctN.Score(2, [pair.Item1, pair.Item2]);
        return (score.OverNgrams ?? 1) is > 0 and <= 1 && score == DistinctN.Score(2, [pair.Item2, pair.Item1]);
    }));

    [Fact]
    public void Score_MillionCharacters_Finishes() => Assert.InRange(DistinctN.Score(2, [ArbitraryText.Million().Text]).OverNgrams!.Value, 0.01, 1);
}
