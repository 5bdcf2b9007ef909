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

    [Fact]
    public void EmpiricalBernstein_ValueOutsideTheUnitInterval_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmpiricalBernsteinSequence(0.95).Add(-0.1));
}
