namespace EvalKit.Statistics.Tests;

public sealed class GateTests
{
    [Theory]
    [InlineData(-0.05, -0.01, -0.03, 0.02, ThreeStateVerdict.Failed)]
    [InlineData(-0.01, 0.03, 0.01, 0.02, ThreeStateVerdict.Passed)]
    [InlineData(-0.05, 0.03, -0.01, 0.02, ThreeStateVerdict.Inconclusive)]
    [InlineData(-0.015, -0.005, -0.01, 0.02, ThreeStateVerdict.Passed)]
    [InlineData(-0.02, 0.03, 0.01, 0.02, ThreeStateVerdict.Inconclusive)]
    [InlineData(0.001, 0.03, 0.01, 0, ThreeStateVerdict.Passed)]
    [InlineData(-0.001, 0.03, 0.01, 0, ThreeStateVerdict.Inconclusive)]
    [InlineData(-0.03, -0.001, -0.01, 0, ThreeStateVerdict.Failed)]
    [InlineData(double.NaN, double.NaN, double.NaN, 0.02, ThreeStateVerdict.Inconclusive)]
    public void Decide_Cases_FollowTheRule(double low, double high, double difference, double margin, ThreeStateVerdict expected) =>
        Assert.Equal(expected, NonInferiority.Decide(new(low, high), difference, margin));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Decide_MarginThatIsNone_IsRefused(double margin) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NonInferiority.Decide(new(0, 1), 0.5, margin));

    [Fact]
    public void MissingBoundsMean_TenMissingOfHundred_IsTheGoldenInterval() =>
        Assert.Equal(new Interval(0.80, 0.90), MissingBounds.Mean(80, 100, 10, Interval.Unit));

    [Fact]
    public void MissingBoundsPairedDifference_TwoMissingOfTen_ReachesBothWays()
    {
        var bounds = MissingBounds.PairedDifference(1, 10, 2, Interval.Unit);
        Assert.Equal(-0.1, bounds.Low, 12);
        Assert.Equal(0.3, bounds.High, 12);
    }

    // R 4.2: fisher.test(matrix(c(3,1,1,3),2)) (Fisher's tea), fisher.test of the Convictions data in its manual, and a table with a zero.
    [Theory]
    [InlineData(3, 1, 1, 3, 0.485714285714286)]
    [InlineData(2, 10, 15, 3, 0.000536724119143435)]
    [InlineData(0, 50, 0, 50, 1)]
    [InlineData(0, 5, 5, 0, 0.00793650793650794)]
    public void FisherExact_PublishedTables_MatchR(int a, int b, int c, int d, double expected) =>
        Assert.Equal(expected, FisherExact.TwoSided(a, b, c, d), 12);
}
