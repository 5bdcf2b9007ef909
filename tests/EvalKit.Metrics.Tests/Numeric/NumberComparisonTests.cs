namespace EvalKit.Metrics.Tests.Numeric;

/// <summary>Expected answers: CPython 3.11 <c>math.isclose</c>.</summary>
public sealed class NumberComparisonTests
{
    [Theory]
    [InlineData(1.0, 1.0 + 1e-10, 1e-9, 0, true)]
    [InlineData(1.0, 1.0 + 1e-8, 1e-9, 0, false)]
    [InlineData(0.0, 1e-12, 1e-9, 0, false)]
    [InlineData(0.0, 1e-12, 1e-9, 1e-9, true)]
    [InlineData(100.0, 90.0, 0.1, 0, true)]
    [InlineData(90.0, 100.0, 0.1, 0, true)]
    [InlineData(-1.0, 1.0, 1e-9, 0, false)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, 0, 0, true)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, 1, 1, false)]
    [InlineData(double.PositiveInfinity, 1e308, 1, 1e308, false)]
    [InlineData(double.NaN, double.NaN, 1, 1, false)]
    [InlineData(0.0, -0.0, 0, 0, true)]
    public void AreClose_Pairs_AreAsInPython(double a, double b, double relative, double absolute, bool expected) =>
        Assert.Equal(expected, NumberComparison.AreClose(a, b, relative, absolute));

    [Fact]
    public void AreClose_NaNByOption_EqualsNaN()
    {
        Assert.True(NumberComparison.AreClose(double.NaN, double.NaN, nanEqualsNan: true));
        Assert.False(NumberComparison.AreClose(double.NaN, 1, nanEqualsNan: true));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, double.NaN)]
    public void AreClose_ToleranceNotAtLeastZero_IsRefused(double relative, double absolute) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberComparison.AreClose(1, 1, relative, absolute));
}
