namespace EvalKit.Metrics.Tests.Vectors;

public sealed class VectorToleranceTests
{
    [Theory]
    [InlineData(1.0, 1.0 + 9e-10, true)]
    [InlineData(1.0, 1.0 + 2e-9, false)]
    [InlineData(1000.0, 1000.0 + 9e-7, true)]
    [InlineData(0.001, 0.001 + 9e-10, true)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.NaN, 0.0, false)]
    [InlineData(0.0, double.NaN, false)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    [InlineData(double.PositiveInfinity, double.MaxValue, false)]
    public void Accepts_WithoutRelative_ScalesAboveOne(double expected, double actual, bool accepted) =>
        Assert.Equal(accepted, new VectorTolerance(1e-9, null).Accepts(actual, expected));

    [Theory]
    [InlineData(1e-12, 1.000000002e-12, false)]
    [InlineData(1e-12, 1.0000000009e-12, true)]
    [InlineData(0.0, 5e-10, true)]
    [InlineData(0.0, 2e-9, false)]
    public void Accepts_WithRelative_ScalesWithTheReference(double expected, double actual, bool accepted) =>
        Assert.Equal(accepted, new VectorTolerance(1e-9, 1e-9).Accepts(actual, expected));

    [Fact]
    public void Accepts_ZeroTolerance_DemandsEquality()
    {
        Assert.True(new VectorTolerance(0, null).Accepts(2, 2));
        Assert.False(new VectorTolerance(0, null).Accepts(2.0000000000000004, 2));
    }
}
