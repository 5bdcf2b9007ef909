using EvalKit.Decisions;
using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Tests.Results;

namespace EvalKit.Tests.Decisions;

public sealed class PickerTests
{
    [Fact]
    public void Pick_GuidesTableByValue_IsTheTunedSystemAndItsCostRatio()
    {
        var pick = DecisionRuns.Pick(DecisionRuns.Guide(), DecisionRuns.Rule(DecisionRuns.Accuracy));

        Assert.Equal("tuned", pick.Picked);
        Assert.Equal([("tuned", "picked"), ("large", "kept"), ("small", "below_gate")], pick.Candidates.Select(c => (c.Name, c.State)));
        Assert.Equal("1.76 % of the cost of large (less than 2 %)", pick.CostRatio!.ToString());
        Assert.StartsWith("tuned: the cheapest of 2 that hold label.mean at_least 0.9 and are not shown to be worse than the best (large, 0.915)", pick.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Pick_GuidesTableByInterval_IsNobodyAndSaysWhy()
    {
        var pick = DecisionRuns.Pick(DecisionRuns.Guide(), DecisionRuns.Rule(PickRule.ByInterval(DecisionRuns.Accuracy)));

        Assert.Null(pick.Picked);
        Assert.All(pick.Candidates, c => Assert.Equal("below_gate", c.State));
        Assert.Contains("large, tuned would by the value alone (--proof point)", pick.Reason, StringComparison.Ordinal);
        Assert.Contains("Would decide it: about ", pick.Candidates[1].Reason, StringComparison.Ordinal);
    }

    /// <summary>Three variants share one error: each interval is at 1 - .05/3.</summary>
    [Fact]
    public void Pick_ByInterval_HoldsTheGateAtTheSharedLevel()
    {
        var run = DecisionRuns.Guide();
        var pick = DecisionRuns.Pick(run, DecisionRuns.Rule(PickRule.ByInterval(DecisionRuns.Accuracy with { Value = 0.5 })));

        var shared = TestRun.Metric(run, level: 1 - 0.05 / 3);
        Assert.Equal((shared.Low, shared.High), (pick.Candidates.Single(c => c.Name == "small").Low, pick.Candidates.Single(c => c.Name == "small").High));
    }

    [Fact]
    public void Pick_HardLimits_ComeBeforeAccuracy()
    {
        var pick = DecisionRuns.Pick(DecisionRuns.Guide(), DecisionRuns.Rule(DecisionRuns.Accuracy, DecisionRuns.Cost));

        Assert.Equal([("tuned", "picked"), ("small", "below_gate"), ("large", "over_limit")], pick.Candidates.Select(c => (c.Name, c.State)));
        Assert.StartsWith("tuned: the only one that qualifies", pick.Reason, StringComparison.Ordinal);
        Assert.StartsWith("hard limit cost.per_1000 below 5: 11.92", pick.Candidates[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Pick_CostUnknown_HoldsNoLimitOnItAndComesLast()
    {
        var run = DecisionRuns.Guide();
        DecisionRuns.Measure(run.Variants[2], null, 100);

        Assert.Equal("over_limit", DecisionRuns.Pick(run, DecisionRuns.Rule(DecisionRuns.Accuracy, DecisionRuns.Cost)).Candidates.Single(c => c.Name == "tuned").State);
        var pick = DecisionRuns.Pick(run, DecisionRuns.Rule(DecisionRuns.Accuracy));
        Assert.Equal("large", pick.Picked);
        Assert.Contains("the cost of tuned is not known", pick.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Pick_SameCost_IsTheFaster()
    {
        var run = TestRun.Of(("slow", false, TestRun.Cells(90, 10)), ("quick", false, TestRun.Cells(90, 10)));
        DecisionRuns.Measure(run.Variants[0], 1, 900);
        DecisionRuns.Measure(run.Variants[1], 1, 300);

        Assert.Equal("quick", DecisionRuns.Pick(run, DecisionRuns.Rule(null)).Picked);
    }

    // 2 better, 20 worse of 200: exact McNemar mid-p of 22 flips is far below .05. 9 better, 11 worse is not.
    [Theory]
    [InlineData(2, 20, "worse", "dear")]
    [InlineData(9, 11, "picked", "cheap")]
    public void Pick_CheaperOne_IsDroppedWhereThePairedTestShowsItWorse(int better, int worse, string state, string picked)
    {
        var run = TestRun.Of(
            ("dear", false, [.. TestRun.Cells(0, better), .. TestRun.Cells(200 - better, 0)]),
            ("cheap", false, [.. TestRun.Cells(better, worse), .. TestRun.Cells(200 - better - worse, 0)]));
        DecisionRuns.Measure(run.Variants[0], 10, 500);
        DecisionRuns.Measure(run.Variants[1], 1, 500);

        var pick = DecisionRuns.Pick(run, DecisionRuns.Rule(null));

        Assert.Equal((picked, state), (pick.Picked, pick.Candidates.Single(c => c.Name == "cheap").State));
        Assert.Equal((better - worse) / 200.0, pick.Candidates.Single(c => c.Name == "cheap").AgainstBest!.Difference!.Value, 10);
    }

    /// <summary>Not shown to be worse is not shown to be as good: with a margin the interval has to lie within it.</summary>
    [Theory]
    [InlineData(0.02, "worse", "dear")]
    [InlineData(0.2, "picked", "cheap")]
    public void Pick_Within_KeepsOnlyWhatIsShownToBeClose(double within, string state, string picked)
    {
        var run = TestRun.Of(
            ("dear", false, [.. TestRun.Cells(0, 9), .. TestRun.Cells(191, 0)]),
            ("cheap", false, [.. TestRun.Cells(9, 11), .. TestRun.Cells(180, 0)]));
        DecisionRuns.Measure(run.Variants[0], 10, 500);
        DecisionRuns.Measure(run.Variants[1], 1, 500);

        var pick = DecisionRuns.Pick(run, DecisionRuns.Rule(null) with { Within = within });

        Assert.Equal((picked, state), (pick.Picked, pick.Candidates.Single(c => c.Name == "cheap").State));
    }

    [Fact]
    public void Pick_SeveralRuns_PairsTheirItemsAndNamesTheRun()
    {
        var (first, second) = (TestRun.Of(("v", false, TestRun.Cells(95, 5))), TestRun.Of(("v", false, TestRun.Cells(94, 6))));
        DecisionRuns.Measure(first.Variants[0], 5, 10);
        DecisionRuns.Measure(second.Variants[0], 2, 10);

        var pick = new Picker([DecisionRuns.Recorded(first, "a"), DecisionRuns.Recorded(second, "b")], DecisionRuns.Rule(null)).Pick();

        Assert.Equal("b/v", pick.Picked);
        Assert.Equal(("a/v", 100), (pick.Candidates[0].AgainstBest!.Best, pick.Candidates[0].AgainstBest!.N));
    }

    [Fact]
    public void Pick_RunsWithoutACommonItem_CannotBeCompared()
    {
        var first = TestRun.Of(("v", false, TestRun.Cells(95, 5)));
        var second = TestRun.Of(new EvalKit.Datasets.ItemTable(["x"], [1], null, []), 1, ("v", false, [0.0]));

        var pick = new Picker([DecisionRuns.Recorded(first, "a"), DecisionRuns.Recorded(second, "b")], DecisionRuns.Rule(null)).Pick();

        Assert.Equal([("a/v", "picked"), ("b/v", "not_comparable")], pick.Candidates.Select(c => (c.Name, c.State)));
    }

    [Fact]
    public void Pick_ItemsInQuarantine_CountInNothing()
    {
        var run = TestRun.Of(("v", false, TestRun.Cells(9, 1)), ("w", false, TestRun.Cells(10, 0)));
        var recorded = DecisionRuns.Recorded(run) with { Quarantine = [new QuarantinedItem("item-009", "ann", new DateOnly(2027, 1, 31), null)] };

        var pick = new Picker([recorded], DecisionRuns.Rule(null)).Pick();

        Assert.All(pick.Candidates, c => Assert.Equal((1.0, 9), (c.Value!.Value, c.N)));
        Assert.Equal("item-009", Assert.Single(pick.Quarantine!).Item);
    }

    /// <summary>
    /// Five systems that are all just short of the gate: the one with the most luck is picked in 5 % of runs at most by the interval, and in most of them by
    /// the value. 200 items, 300 runs.
    /// </summary>
    [Theory]
    [InlineData(true, 0, 0.05)]
    [InlineData(false, 0.5, 1)]
    public void Pick_SeveralSystemsShortOfTheGate_LuckIsRarelyPickedByTheInterval(bool byInterval, double least, double most)
    {
        const int Runs = 300;
        var random = new EvalKit.Statistics.SeededGenerator(7);
        var gate = byInterval ? PickRule.ByInterval(DecisionRuns.Accuracy) : DecisionRuns.Accuracy;
        var picked = 0;
        for (var run = 0; run < Runs; run++)
            if (DecisionRuns.Pick(TestRun.Of([.. Enumerable.Range(0, 5).Select(v => ($"v{v}", false, Drawn()))]), DecisionRuns.Rule(gate)).Picked is not null)
                picked++;

        Assert.InRange(picked / (double)Runs, least, most);

        double?[] Drawn() => [.. Enumerable.Range(0, 200).Select(_ => (double?)(random.NextInt32(1000) < 899 ? 1 : 0))];
    }

    [Fact]
    public void Rule_OfASuite_TakesPickThenTargetsThenValueThenGates()
    {
        var suite = TestSuite.Of(1, TestSuite.Gate(GateKind.AtLeast, 0.1)) with { Graders = [] };
        var value = new ValueRule { Metric = "label.mean", PerCase = new CaseValue(50, [new FailureKind("failure", 1, 300)]) };

        Assert.Equal((0.1, "the suite's gates"), Gate(suite));
        Assert.Equal((0.857142857143, "the break-even of the suite's value"), Gate(suite with { Value = value }));
        Assert.Equal((0.9, "the target of the suite's value"), Gate(suite with { Value = value with { Target = 0.9 } }));
        Assert.Equal((0.9, "the suite's targets"), Gate(suite with { Value = value, Targets = [DecisionRuns.Cost, DecisionRuns.Accuracy] }));
        Assert.Equal((0.8, "the suite's pick"), Gate(suite with { Targets = [DecisionRuns.Accuracy], Pick = new PickSettings { Metric = "label.mean", Gate = DecisionRuns.Accuracy with { Value = 0.8 } } }));

        static (double, string) Gate(Suite suite) => PickRule.Of(suite) is { Gate: { } gate, Source: var source } ? (Math.Round(gate.Value, 12), source) : default;
    }
}
