using EvalKit.EarlyStopping;
using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Tests.Results;
using static EvalKit.Tests.Results.TestSuite;

namespace EvalKit.Tests.EarlyStopping;

/// <summary>What early stopping promises, with fixed seeds: looked at after every item, few false alarms; a large drop is found early.</summary>
public sealed class GateWatchTests
{
    private const int Runs = 300;
    private const int Items = 400;

    [Fact]
    public void Watch_TwoSystemsOfTheSameQuality_FailsAtMostAtItsLevel()
    {
        var random = new Random(5);
        var failed = Enumerable.Range(0, Runs).Count(run => Verdict(Pairs(random, drop: 0), run, Against(0.02), Against(0.05), Against(0)).Gates.Any(g => g.HasPassed == false));

        Assert.InRange(failed, 0, Runs * 5 / 100);
    }

    [Fact]
    public void Watch_DropOfTheMargin_PassesAtMostAtItsLevel()
    {
        var random = new Random(6);
        var passed = Enumerable.Range(0, Runs).Count(run => Verdict(Pairs(random, drop: 0.1), run, Against(0.1)).Gates[0].HasPassed == true);

        Assert.InRange(passed, 0, Runs * 5 / 100);
    }

    [Fact]
    public void Watch_DropOfTwiceTheMargin_IsFoundWithFewerItemsThanThereAre()
    {
        var random = new Random(7);
        var after = Enumerable.Range(0, 100).Select(run => Verdict(Pairs(random, drop: 0.3), run, Against(0.15)).Gates[0]).ToList();

        Assert.InRange(after.Count(g => g.HasPassed == false && g.DecidedAfter < Items), 97, 100);
        Assert.InRange(after.Select(g => g.DecidedAfter).Order().ElementAt(50), 30, Items / 2);
    }

    [Fact]
    public void Watch_ClustersAreUnits_AndFalseAlarmsStayRare()
    {
        var random = new Random(8);
        var failed = 0;
        for (var run = 0; run < Runs; run++)
        {
            // Items of a cluster are equal: taken as independent they would be four times as certain as they are.
            var clusters = Enumerable.Range(0, Items).Select(i => $"c{i / 4:000}").ToArray();
            var (old, @new) = (new double?[Items], new double?[Items]);
            for (var i = 0; i < Items; i++)
                (old[i], @new[i]) = i % 4 == 0 ? (random.Next(2), random.Next(2)) : (old[i - 1], @new[i - 1]);
            var data = TestRun.Of(TestRun.Items(Items, clusters), 1, ("old", true, old), ("new", false, @new));
            var watch = Verdict(data, run, Against(0.02));
            Assert.Equal(Items / 4, watch.Units.Count);
            failed += watch.Gates[0].HasPassed == false ? 1 : 0;
        }

        Assert.InRange(failed, 0, Runs * 5 / 100);
    }

    [Fact]
    public void Watch_RepeatsOfOneAnswer_AreOneItem()
    {
        var random = new Random(9);
        var once = Pairs(random, drop: 0.3);
        var thrice = TestRun.Of(TestRun.Items(Items), 3, [.. once.Variants.Select(v => (v.Name, v.IsBaseline, Repeated(v)))]);

        Assert.Equal(Verdict(once, 1, Against(0.1)).Gates[0].DecidedAfter, Verdict(thrice, 1, Against(0.1)).Gates[0].DecidedAfter);

        static double?[] Repeated(VariantData v) => [.. Enumerable.Range(0, Items * 3).Select(i => (double?)v.Graders[0].Value(i / 3, 0))];
    }

    /// <summary>By its value alone a threshold is about this suite: the verdict is the one that all items give, whatever the order.</summary>
    [Theory]
    [InlineData(0.80)]
    [InlineData(0.60)]
    public void Watch_ThresholdByValue_SaysWhatAllItemsWouldSay(double limit)
    {
        var gates = Enumerable.Range(0, 60).Select(seed => Verdict(TestRun.Of(("only", false, TestRun.Cells(280, 120))), seed, Gate(GateKind.AtLeast, limit)).Gates[0]).ToList();

        // Each with a chance of at most 2.5 %; four of sixty would be beyond two standard errors.
        Assert.InRange(gates.Count(g => g.HasPassed != (0.7 >= limit)), 0, 3);
        Assert.All(gates, g => Assert.InRange(g.DecidedAfter, 1, 399));
    }

    [Fact]
    public void Watch_ThresholdBelow_IsOrientedTheOtherWay()
    {
        var gate = Verdict(TestRun.Of(("only", false, TestRun.Cells(40, 360))), 1, Gate(GateKind.AtMost, 0.5)).Gates[0];

        Assert.True(gate.HasPassed);
        Assert.InRange(gate.Interval().Interval.High, 0.1, 0.5);
        Assert.InRange(gate.Interval().Interval.Low, 0, 0.1);
    }

    [Fact]
    public void Watch_MissingOutcomes_CountAsTheWorstForAPass()
    {
        var complete = Verdict(TestRun.Of(("only", false, TestRun.Cells(360, 40))), 1, Gate(GateKind.AtLeast, 0.7)).Gates[0];
        var missing = Verdict(TestRun.Of(("only", false, TestRun.Cells(240, 40, 120))), 1, Gate(GateKind.AtLeast, 0.7)).Gates[0];

        Assert.True(complete.HasPassed);
        Assert.Null(missing.HasPassed);
    }

    [Fact]
    public void Watch_SeveralVariants_ShareOneError()
    {
        var random = new Random(10);
        var one = Pairs(random, drop: 0.3);
        var other = Pairs(random, drop: 0).Variants[1];
        var renamed = new VariantData("same", false, [.. other.Graders.Select(g => g.Definition)], Items);
        for (var cell = 0; cell < Items; cell++)
            TestRun.Set(renamed, cell, other.Graders[0].Value(cell, 0));
        var both = one with { Variants = [.. one.Variants, renamed] };

        var alone = Verdict(one, 1, Against(0.1)).Gates[0];
        var shared = Verdict(both, 1, Against(0.1)).Gates;

        Assert.Equal(["new", "same"], shared.Select(g => g.Variant));
        Assert.True(shared[0].DecidedAfter > alone.DecidedAfter);
        Assert.Equal(2, shared[0].Sharing);
    }

    // A tenth of a baseline of .7 is .07: that large a drop may not be passed, whether the margin is written as a share or not.
    [Fact]
    public void Watch_DropOfARelativeMargin_PassesAtMostAtItsLevel()
    {
        var random = new Random(13);
        var passed = Enumerable.Range(0, Runs).Count(run => Verdict(Pairs(random, drop: 0.07), run, Against(0.1) with { IsRelative = true }).Gates[0].HasPassed == true);

        Assert.InRange(passed, 0, Runs * 5 / 100);
    }

    [Fact]
    public void Watch_LargeDropOrGainUnderARelativeMargin_IsDecidedEarlyAndRightly()
    {
        var random = new Random(14);
        for (var run = 0; run < 20; run++)
        {
            var failed = Verdict(Pairs(random, drop: 0.35), run, Against(0.1) with { IsRelative = true }).Gates[0];
            var passed = Verdict(Pairs(random, drop: -0.3), run, Against(0.1) with { IsRelative = true }).Gates[0];
            Assert.Equal((false, true), (failed.HasPassed, passed.HasPassed));
            Assert.InRange(failed.DecidedAfter, 10, Items - 1);
            Assert.InRange(passed.DecidedAfter, 10, Items - 1);
        }
    }

    /// <summary>A gate on a slice bets on the items of the slice alone, in the order in which they come.</summary>
    [Fact]
    public void Watch_GateOnASlice_HasTheEvidenceOfItsItems()
    {
        var random = new Random(15);
        string[] kinds = [.. Enumerable.Range(0, Items).Select(i => i % 3 == 0 ? "hard" : "easy")];
        var pairs = Pairs(random, drop: 0.1);
        var run = new RunData(TestRun.Items(Items, null, ("kind", kinds)), 1, pairs.Variants);
        var expected = new EvalKit.Statistics.SequentialMean(new(-1, 1), 0.025);

        var watch = Verdict(run, 4, Against(0, slice: new SliceKey("kind", "hard")));

        var seen = watch.Gates[0].HasPassed is null ? Items : watch.Gates[0].DecidedAfter;
        foreach (var item in watch.Units.Take(seen).SelectMany(u => u).Where(i => kinds[i] == "hard"))
            expected.Add(run.Variants[1].Graders[0].Value(item, 0) - run.Variants[0].Graders[0].Value(item, 0));
        Assert.InRange(expected.Count, 5, seen / 2);
        Assert.Equal(Math.Min(1, 2 * Math.Exp(-Math.Max(expected.LogAbove, expected.LogBelow))), watch.Gates[0].PValue, 12);
    }

    /// <summary>By the whole interval a threshold is about the system, of which 400 items prove no rate of 99.9 %, though all of them pass; by its value it is about them.</summary>
    [Fact]
    public void Watch_ThresholdByTheInterval_IsNotDecidedByTheEndOfTheSuite()
    {
        var run = TestRun.Of(("only", false, TestRun.Cells(Items, 0)));

        Assert.Null(Verdict(run, 1, Gate(GateKind.AtLeast, 0.999) with { NeedsInterval = true }).Gates[0].HasPassed);
        Assert.True(Verdict(run, 1, Gate(GateKind.AtLeast, 0.999)).Gates[0].HasPassed);
    }

    [Fact]
    public void Watch_SystemAtTheLimitOfAThresholdByTheInterval_IsWronglyDecidedAtMostAtItsLevel()
    {
        var random = new Random(16);
        var decided = Enumerable.Range(0, Runs)
            .Select(run => Verdict(TestRun.Of(("only", false, [.. Enumerable.Range(0, Items).Select(_ => (double?)(random.NextDouble() < 0.8 ? 1 : 0))])), run, Gate(GateKind.AtLeast, 0.8) with { NeedsInterval = true }).Gates[0].HasPassed)
            .ToList();

        // On the limit either verdict is wrong in one direction; each has 2.5 %.
        Assert.InRange(decided.Count(d => d == true), 0, Runs * 4 / 100);
        Assert.InRange(decided.Count(d => d == false), 0, Runs * 4 / 100);
    }

    [Fact]
    public void Watch_DecidedGates_AgreeWithTheirIntervals()
    {
        var random = new Random(12);
        foreach (var drop in new[] { -0.3, 0.3 })
        {
            var gate = Verdict(Pairs(random, drop), 1, Against(0.1)).Gates[0];
            var (interval, level) = gate.Interval();
            Assert.Equal(0.95, level, 12);
            Assert.True(gate.HasPassed == true ? interval.Low > -0.1 : interval.High < 0, $"{interval}");
        }
    }

    private static RunData Pairs(Random random, double drop)
    {
        var (old, @new) = (new double?[Items], new double?[Items]);
        for (var i = 0; i < Items; i++)
        {
            var ease = 0.5 + 0.4 * random.NextDouble();
            old[i] = random.NextDouble() < ease ? 1 : 0;
            @new[i] = random.NextDouble() < ease - drop ? 1 : 0;
        }
        return TestRun.Of(("old", true, old), ("new", false, @new));
    }

    /// <summary>Feeds unit by unit until every gate is decided or nothing is left.</summary>
    private static GateWatch Verdict(RunData run, long seed, params GateRule[] gates)
    {
        var watch = GateWatch.Of(Of(1, gates) with { Seed = seed }, run, _ => run.Variants.FirstOrDefault(v => v.IsBaseline) is { } v ? new BaselineSide(run, v, BaselineSide.SameRun, null) : null);
        foreach (var unit in watch.Units)
        {
            watch.Add(unit);
            if (watch.AllDecided)
                break;
        }
        return watch;
    }
}
