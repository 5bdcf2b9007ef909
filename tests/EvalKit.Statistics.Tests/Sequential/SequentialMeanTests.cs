namespace EvalKit.Statistics.Tests;

public sealed class SequentialMeanTests
{
    private static readonly Interval Differences = new(-1, 1);

    // The capital of the bets by the formulas of Waudby-Smith and Ramdas 2024, eqs. 23 to 26 and 50, written out in Python.
    [Theory]
    [InlineData(60, 0.4054651081081644, 2.783063760029282)]
    [InlineData(200, 0.4054651081081644, 6.9854905156564735)]
    public void Evidence_PairedDifferences_IsTheCapitalOfTheBets(int count, double above, double below)
    {
        var test = new SequentialMean(Differences, 0.025);
        for (var i = 0; i < count; i++)
            test.Add(new[] { 1, 0, -1, 0, 0, -1, 0, 0, -1, 0 }[i % 10]);
        Assert.Equal(above, test.LogAbove, 9);
        Assert.Equal(below, test.LogBelow, 9);
    }

    [Theory]
    [InlineData(null, 7.099291743721615)]
    [InlineData(200, 10.034127878352237)]
    [InlineData(120, double.PositiveInfinity)]
    public void Evidence_DistanceFromALimit_IsStrongerForASmallPopulation(int? population, double above)
    {
        var test = new SequentialMean(new(-0.6, 0.4), 0.025, population);
        for (var i = 0; i < 100; i++)
            test.Add("1011101111"[i % 10] - '0' - 0.6);
        Assert.Equal(above, test.LogAbove, 9);
        Assert.Equal(0, test.LogBelow, 9);
    }

    [Fact]
    public void Evidence_WhatIsLeftCannotBringTheMeanBack_IsCertain()
    {
        var test = new SequentialMean(new(-1, 0), 0.025, 1000);
        test.Add(0);
        Assert.True(double.IsFinite(test.LogBelow));
        test.Add(-1);
        Assert.Equal(double.PositiveInfinity, test.LogBelow);
    }

    // confseq's betting_cs (predictable plug-in, truncation 1/2, running intersection) with NumPy 1.24.2 on a grid of 1/20,000.
    [Theory]
    [InlineData(null, 10, 0.3608, 1.0)]
    [InlineData(null, 50, 0.61195, 0.92605)]
    [InlineData(null, 200, 0.7016, 0.8771)]
    [InlineData(250, 10, 0.36785, 0.992)]
    [InlineData(250, 50, 0.62805, 0.9167)]
    [InlineData(250, 200, 0.7407, 0.84)]
    public void Interval_RepeatedPattern_FollowsTheReferenceImplementation(int? population, int count, double low, double high)
    {
        (double, int)[] values = [.. Enumerable.Range(0, count).Select(i => ((double)("1011101111"[i % 10] - '0'), 1))];
        var interval = SequentialInterval.Of(values, Interval.Unit, 1, 0.025, 0.025, population);
        Assert.Equal(low, interval.Low, 0.0001);
        Assert.Equal(high, interval.High, 0.0001);
    }

    // The same implementation on 0.5 + 0.5 sin(i).
    [Theory]
    [InlineData(20, 0.3084, 0.72415)]
    [InlineData(120, 0.41245, 0.602)]
    public void Interval_NumericValues_FollowsTheReferenceImplementation(int count, double low, double high)
    {
        var interval = SequentialInterval.Of([.. Enumerable.Range(0, count).Select(i => (0.5 + 0.5 * Math.Sin(i), 1))], Interval.Unit, 1, 0.025, 0.025, null);
        Assert.Equal(low, interval.Low, 0.0001);
        Assert.Equal(high, interval.High, 0.0001);
    }

    [Fact]
    public void Interval_WholePopulationSeen_IsItsMean()
    {
        var interval = SequentialInterval.Of([.. Enumerable.Range(0, 40).Select(i => (i % 4 == 0 ? 0.0 : 1.0, 1))], Interval.Unit, 1, 0.025, 0.025, 40);
        Assert.Equal(0.75, interval.Low, 6);
        Assert.Equal(0.75, interval.High, 6);
    }

    // Ville's inequality: whatever the moment, the interval that was shown misses the mean in at most 5 % of the runs.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void Interval_ContinuousPeeking_MissesTheMeanInAtMostFivePercent(double p)
    {
        var generator = new SeededGenerator(31);
        const int runs = 1000;
        var missed = 0;
        for (var run = 0; run < runs; run++)
        {
            // The true mean is rejected once the bets against it have won: the running intersection of the intervals no longer holds it.
            var test = new SequentialMean(new(-p, 1 - p), 0.025);
            for (var i = 0; i < 150; i++)
                test.Add((generator.NextDouble() < p ? 1 : 0) - p);
            missed += Math.Max(test.LogAbove, test.LogBelow) >= Math.Log(40) ? 1 : 0;
        }
        Assert.InRange(missed / (double)runs, 0.001, 0.05);
    }

    /// <summary>Clusters of equal size are as many values of a range that is as much wider.</summary>
    [Fact]
    public void Interval_ClustersOfThree_IsThatOfTheirMeans()
    {
        var sizes = new[] { 1.5, 2, 0.5, 3, 1, 2.5, 2, 2, 1, 3 };
        var means = SequentialInterval.Of([.. Enumerable.Range(0, 80).Select(i => (sizes[i % 10] / 3, 1))], Interval.Unit, 1, 0.025, 0.025, null);
        var sums = SequentialInterval.Of([.. Enumerable.Range(0, 80).Select(i => (sizes[i % 10], 3))], Interval.Unit, 3, 0.025, 0.025, null);
        Assert.Equal(means.Low, sums.Low, 6);
        Assert.Equal(means.High, sums.High, 6);
    }

    // Ville's inequality, looked at after each of 400 differences of two systems of the same quality.
    [Fact]
    public void Evidence_ContinuousPeeking_ReachesItsLimitNoMoreOftenThanAllowed()
    {
        var generator = new SeededGenerator(41);
        const int runs = 2000;
        var (above, below) = (0, 0);
        for (var run = 0; run < runs; run++)
        {
            var test = new SequentialMean(Differences, 0.05);
            for (var pair = 0; pair < 400; pair++)
                test.Add(generator.NextDouble() < 0.3 ? generator.NextDouble() < 0.5 ? 1 : -1 : 0);
            above += test.LogAbove >= Math.Log(20) ? 1 : 0;
            below += test.LogBelow >= Math.Log(20) ? 1 : 0;
        }
        Assert.InRange(above / (double)runs, 0.005, 0.05);
        Assert.InRange(below / (double)runs, 0.005, 0.05);
    }

    [Fact]
    public void Add_ValueThatCannotBe_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialMean(Differences, 0.05).Add(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialMean(Differences, 0.05).Add(double.NaN));
        Assert.Throws<ArgumentException>(() => new SequentialMean(Interval.Unbounded, 0.05));
        var full = new SequentialMean(Differences, 0.05, 1);
        full.Add(1);
        Assert.Throws<InvalidOperationException>(() => full.Add(1));
    }
}
