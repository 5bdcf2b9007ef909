namespace EvalKit.Statistics.Tests;

public sealed class RecommendedIntervalTests
{
    private static readonly int[] NoClusters = [];

    [Fact]
    public void Recommended_PassFail_IsWilson()
    {
        var values = Enumerable.Range(0, 10).Select(i => i < 7 ? 1.0 : 0.0).ToArray();
        var estimate = MeanInterval.Recommended(values, NoClusters, Interval.Unit, 0.95, 1);
        Assert.Equal(new IntervalEstimate(Proportion.Wilson(7, 10, 0.95), "wilson"), estimate);
    }

    [Fact]
    public void Recommended_FiftyNumericValues_IsStudentT()
    {
        var values = Spread(50);
        var estimate = MeanInterval.Recommended(values, NoClusters, Interval.Unit, 0.95, 1);
        Assert.Equal(new IntervalEstimate(MeanInterval.StudentT(values, 0.95), "t"), estimate);
    }

    [Fact]
    public void Recommended_FewerThanFiftyNumericValues_IsBootstrapT() =>
        Assert.Equal("bootstrap-t", MeanInterval.Recommended(Spread(49), NoClusters, Interval.Unit, 0.95, 1).Method);

    [Theory]
    [InlineData(4, "hedged-betting")]
    [InlineData(5, "t")]
    public void Recommended_FewValuesOffTheMode_IsHedgedBetting(int offMode, string method)
    {
        var values = Enumerable.Range(0, 60).Select(i => i < offMode ? 0.25 : 0.75).ToArray();
        Assert.Equal(method, MeanInterval.Recommended(values, NoClusters, Interval.Unit, 0.95, 1).Method);
    }

    [Fact]
    public void Recommended_ClusteredNumericValues_IsClusterT()
    {
        var values = Spread(60);
        var clusters = Enumerable.Range(0, 60).Select(i => i / 5).ToArray();
        var estimate = MeanInterval.Recommended(values, clusters, Interval.Unit, 0.95, 1);
        Assert.Equal(new IntervalEstimate(MeanInterval.Clustered(values, clusters, 0.95), "cluster-t"), estimate);
    }

    [Fact]
    public void Recommended_FourClusters_IsHedgedBettingOnWholeClusters()
    {
        var clusters = Enumerable.Range(0, 60).Select(i => i % 4).ToArray();
        var estimate = MeanInterval.Recommended(Spread(60), clusters, Interval.Unit, 0.95, 1);
        Assert.Equal("hedged-betting", estimate.Method);
        Assert.True(estimate.Interval.Width > 0.5);
    }

    [Fact]
    public void Recommended_ClustersOfOne_AreNoClusters()
    {
        var values = Spread(60);
        var clusters = Enumerable.Range(0, 60).ToArray();
        Assert.Equal(
            MeanInterval.Recommended(values, NoClusters, Interval.Unit, 0.95, 1),
            MeanInterval.Recommended(values, clusters, Interval.Unit, 0.95, 1));
    }

    [Fact]
    public void Recommended_ClustersThatAllPass_CountAsOneObservationEach()
    {
        var values = Enumerable.Repeat(1.0, 100).ToArray();
        var clusters = Enumerable.Range(0, 100).Select(i => i / 5).ToArray();
        var estimate = MeanInterval.Recommended(values, clusters, Interval.Unit, 0.95, 1);
        Assert.Equal("cluster-wilson", estimate.Method);
        Assert.True(estimate.Interval.Low < Proportion.Wilson(20, 20, 0.95).Low);
        Assert.Equal(1, estimate.Interval.High);
    }

    [Fact]
    public void Recommended_OneCluster_KnowsNearlyNothing()
    {
        var estimate = MeanInterval.Recommended([1, 0, 1, 1], [7, 7, 7, 7], Interval.Unit, 0.95, 1);
        Assert.True(estimate.Interval.Width > 0.9);
    }

    [Fact]
    public void Recommended_NoValues_IsTheRange() =>
        Assert.Equal(new IntervalEstimate(Interval.Unit, "none"), MeanInterval.Recommended([], NoClusters, Interval.Unit, 0.95, 1));

    [Fact]
    public void Recommended_ConstantCost_IsTheRange()
    {
        var cost = new Interval(0, double.PositiveInfinity);
        Assert.Equal(new IntervalEstimate(cost, "none"), MeanInterval.Recommended([0.3, 0.3, 0.3], NoClusters, cost, 0.95, 1));
    }

    [Fact]
    public void Recommended_LatencyInMilliseconds_IsClippedAtZero()
    {
        double[] values = [1, 2, 3, 2, 1, 400, 3, 2];
        var estimate = MeanInterval.Recommended(values, NoClusters, new(0, double.PositiveInfinity), 0.95, 1);
        Assert.True(estimate.Interval.Low >= 0);
        Assert.True(estimate.Interval.IsBounded);
    }

    [Fact]
    public void Recommended_ValueOutsideTheRange_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanInterval.Recommended([0.5, 2], NoClusters, Interval.Unit, 0.95, 1));

    [Fact]
    public void Recommended_ClusterIdsOfAnotherLength_AreRefused() =>
        Assert.Throws<ArgumentException>(() => MeanInterval.Recommended([0.5, 1], [1], Interval.Unit, 0.95, 1));

    // Twenty clusters of five that pass or fail mostly together at 90 %: the interval has to cover about as often as it says.
    [Fact]
    public void Recommended_CorrelatedPassRates_CoverTheTruth()
    {
        var generator = new SeededGenerator(11);
        const int samples = 1500;
        var clusters = Enumerable.Range(0, 100).Select(i => i / 5).ToArray();
        var covered = 0;
        for (var s = 0; s < samples; s++)
        {
            var rates = Enumerable.Range(0, 20).Select(_ => generator.NextDouble() < 0.8 ? 1.0 : 0.5).ToArray();
            var values = clusters.Select(c => generator.NextDouble() < rates[c] ? 1.0 : 0.0).ToArray();
            covered += MeanInterval.Recommended(values, clusters, Interval.Unit, 0.95, s).Interval.Contains(0.9) ? 1 : 0;
        }

        Assert.InRange(covered / (double)samples, 0.93, 0.995);
    }

    private static double[] Spread(int n) => [.. Enumerable.Range(0, n).Select(i => 0.3 + 0.4 * ((i * 37 % n) + 0.5) / n)];
}
