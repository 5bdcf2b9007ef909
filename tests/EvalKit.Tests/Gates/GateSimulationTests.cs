using EvalKit.Results;
using EvalKit.Tests.Results;
using static EvalKit.Tests.Results.TestSuite;

namespace EvalKit.Tests.Gates;

/// <summary>What gates promise over many runs, with a fixed seed: two systems of the same quality rarely fail, a planted drop nearly always does.</summary>
public sealed class GateSimulationTests
{
    private const int Runs = 400;

    [Fact]
    public void Gate_TwoSystemsOfTheSameQuality_FailsAtMostAtItsLevel()
    {
        // One-sided 2.5 %: 10 of 400 expected at most; 19 is beyond three standard errors.
        Assert.InRange(Failures(drop: 0, margin: 0), 0, 19);
        Assert.InRange(Failures(drop: 0, margin: 0.02), 0, 19);
    }

    /// <summary>Discordance about .42 and n = 100: 2.80 sqrt(.42/100) = .18 is detectable with power .8 (Connor 1987), twice that is planted.</summary>
    [Fact]
    public void Gate_DropOfTwiceTheDetectableDifference_Fails() => Assert.InRange(Failures(drop: 0.36, margin: 0.02), Runs * 99 / 100, Runs);

    [Fact]
    public void Gate_DropOfTheMargin_PassesAtMostAtItsLevel()
    {
        var random = new Random(3);
        var passed = Enumerable.Range(0, Runs).Count(_ => Outcome(random, drop: 0.1, margin: 0.1) == Verdicts.Passed);

        Assert.InRange(passed, 0, 19);
    }

    private static int Failures(double drop, double margin)
    {
        var random = new Random(11);
        return Enumerable.Range(0, Runs).Count(_ => Outcome(random, drop, margin) == Verdicts.Failed);
    }

    /// <summary>100 items of different difficulty, answered by both systems independently: about two pairs in five differ.</summary>
    private static string Outcome(Random random, double drop, double margin)
    {
        var (old, @new) = (new double?[100], new double?[100]);
        for (var i = 0; i < 100; i++)
        {
            var ease = 0.5 + 0.4 * random.NextDouble();
            old[i] = random.NextDouble() < ease ? 1 : 0;
            @new[i] = random.NextDouble() < ease - drop ? 1 : 0;
        }
        return Summarise(TestRun.Of(("old", true, old), ("new", false, @new)), Against(margin)).Gates[0].Outcome;
    }
}
