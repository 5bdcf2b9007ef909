namespace EvalKit.Statistics.Tests;

public sealed class SequentialTests
{
    [Theory]
    [InlineData(5, 0, 10.5)]
    [InlineData(8, 2, 4.0020)]
    [InlineData(10, 0, 186.09)]
    [InlineData(15, 5, 6.3555)]
    [InlineData(0, 0, 1)]
    public void EValue_GoldenNumbers_AgreeToFiveDigits(int worsened, int improved, double expected) =>
        Assert.Equal(expected, PassFailEProcess.EValue(worsened, improved), expected * 5e-5);

    // Looking after each of 300 discordant pairs: at most 5 % of systems that are no worse are stopped.
    [Fact]
    public void EValue_ContinuousPeeking_StopsAtMostFivePercent()
    {
        var generator = new SeededGenerator(30);
        const int runs = 4000;
        var stopped = 0;
        for (var run = 0; run < runs; run++)
        {
            int worsened = 0, improved = 0;
            for (var pair = 0; pair < 300; pair++)
            {
                _ = generator.NextUInt64() >> 63 == 0 ? worsened++ : improved++;
                if (worsened <= improved || PassFailEProcess.EValue(worsened, improved) < 20)
                    continue;
                stopped++;
                break;
            }
        }

        Assert.InRange(stopped / (double)runs, 0.02, 0.05);
    }

    // Over 300 discordant pairs of a system that is no worse, all sequences summed; the same sums with SciPy 1.10.1: .2695 and .0333. Published simulations: .256 and .035.
    [Fact]
    public void Peeking_AfterEveryDiscordantPair_AlarmsOneInFourByTheExactTestAndOneInThirtyByTheEValue()
    {
        Assert.Equal(0.2694828033839092, Stopped(0.5, 300, (worse, better) => BinomialDistribution.UpperTail(worse, worse + better, 0.5) <= 0.05)[^1], 9);
        Assert.Equal(0.03330262768383298, Stopped(0.5, 300, (worse, better) => PassFailEProcess.EValue(worse, better) >= 20)[^1], 9);
    }

    // Half of all sequences have stopped after so many discordant pairs; the same sums with SciPy 1.10.1. Published simulation: 175, 37, 17.
    [Theory]
    [InlineData(0.6, 168)]
    [InlineData(0.7, 37)]
    [InlineData(0.8, 17)]
    public void EValue_ShareOfHarm_StopsHalfOfTheRunsAfterThePublishedCount(double share, int pairs) =>
        Assert.Equal(pairs, Stopped(share, 400, (worse, better) => PassFailEProcess.EValue(worse, better) >= 20).ToList().FindIndex(p => p >= 0.5) + 1);

    [Fact]
    public void EmpiricalBernstein_RepeatedPattern_FollowsTheReferenceImplementation()
    {
        var sequence = new EmpiricalBernsteinSequence(0.95);
        var intervals = Enumerable.Range(0, 200).Select(i => sequence.Add("1011101111"[i % 10] - '0')).ToArray();
        Assert.Equal(new Interval(0, 1), intervals[9]);
        Assert.Equal(0.5747, intervals[49].Low, 4);
        Assert.Equal(1, intervals[49].High);
        Assert.Equal(0.6948, intervals[199].Low, 4);
        Assert.Equal(0.9007, intervals[199].High, 4);
        Assert.Equal(200, sequence.Count);
        Assert.Equal(intervals[199], sequence.Current);
    }

    // confseq's predmix_empbern with N = 250, evaluated with NumPy 1.24.2; clipped to what 40 values still to come can do.
    [Fact]
    public void EmpiricalBernstein_WithoutReplacement_FollowsTheReferenceImplementation()
    {
        var sequence = new EmpiricalBernsteinSequence(0.95, 250);
        var intervals = Enumerable.Range(0, 200).Select(i => sequence.Add("1011101111"[i % 10] - '0')).ToArray();
        Assert.Equal(0.032, intervals[9].Low, 9);
        Assert.Equal(0.5964115562828987, intervals[49].Low, 9);
        Assert.Equal(0.96, intervals[49].High, 9);
        Assert.Equal(0.7387622190060432, intervals[199].Low, 9);
        Assert.Equal(0.84, intervals[199].High, 9);
    }

    /// <summary>For each number of discordant pairs the chance to have stopped by then, when each is harm with the given chance.</summary>
    private static double[] Stopped(double harm, int pairs, Func<int, int, bool> stops)
    {
        var going = new double[pairs + 2];
        going[0] = 1;
        var stopped = new double[pairs];
        for (var n = 1; n <= pairs; n++)
        {
            stopped[n - 1] = n > 1 ? stopped[n - 2] : 0;
            for (var worse = n; worse >= 0; worse--)
            {
                going[worse] = going[worse] * (1 - harm) + (worse > 0 ? going[worse - 1] * harm : 0);
                if (going[worse] == 0 || !stops(worse, n - worse))
                    continue;
                stopped[n - 1] += going[worse];
                going[worse] = 0;
            }
        }

        return stopped;
    }

    [Fact]
    public void EmpiricalBernstein_ValueOutsideTheUnitInterval_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmpiricalBernsteinSequence(0.95).Add(-0.1));
}
