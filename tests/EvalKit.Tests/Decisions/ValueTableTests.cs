using EvalKit.Decisions;
using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Tests.Results;

namespace EvalKit.Tests.Decisions;

public sealed class ValueTableTests
{
    private static readonly CaseValue Guide = new(50, [new FailureKind("failure", 1, 300)]);

    // .915 x 50 - .085 x 300 = 20.25; Wilson's .86804 and .94604 give -2.19 and 24.11... by the same line.
    [Fact]
    public void Value_MeasuredAccuracy_HasNetWithTheIntervalOfTheAccuracy()
    {
        var value = Of(DecisionRuns.Guide(), Guide);

        var tuned = value.Variants["tuned"];
        Assert.Equal((20.25m, 20_250m, 85.8m), (tuned.Net, tuned.Balance!.Net, value.BreakEvenPercent));
        Assert.Equal((double)tuned.NetLow!, 350 * tuned.Low!.Value - 300, 9);
        Assert.Equal((double)tuned.NetHigh!, 350 * tuned.High!.Value - 300, 9);
        Assert.Equal("passed", tuned.Outcome);
        Assert.Equal("inconclusive", value.Variants["small"].Outcome);
    }

    [Theory]
    [InlineData(99, 1, 0, "passed")]
    [InlineData(60, 40, 0, "failed")]
    [InlineData(87, 13, 0, "inconclusive")]
    [InlineData(85, 0, 15, "invalid")]
    public void Value_Outcome_IsThatOfTheWholeIntervalAgainstBreakEven(int passed, int failed, int missing, string outcome) =>
        Assert.Equal(outcome, Of(TestRun.Of(("v", false, TestRun.Cells(passed, failed, missing))), Guide).Variants["v"].Outcome);

    [Fact]
    public void Slices_AgainstBreakEven_SayWhoDrives()
    {
        var items = TestRun.Items(300, null, ("kind", [.. Enumerable.Repeat("easy", 100), .. Enumerable.Repeat("hard", 100), .. Enumerable.Repeat("usual", 100)]));
        var run = TestRun.Of(items, 1, ("v", false, [.. TestRun.Cells(99, 1), .. TestRun.Cells(70, 30), .. TestRun.Cells(88, 12)]));

        var slices = Of(run, Guide).Variants["v"].Slices;

        Assert.Equal([("kind=easy", "model"), ("kind=hard", "human"), ("kind=usual", "open")], slices.Select(s => (s.Key, s.Value.Drive)));
    }

    [Fact]
    public void Slices_WithAmountsOfTheirOwn_HaveTheirOwnBreakEven()
    {
        var items = TestRun.Items(200, null, ("kind", [.. Enumerable.Repeat("easy", 100), .. Enumerable.Repeat("fraud", 100)]));
        var run = TestRun.Of(items, 1, ("v", false, [.. TestRun.Cells(98, 2), .. TestRun.Cells(98, 2)]));

        var suite = TestSuite.Of(1) with { Value = Rule(Guide) with { Slices = [(new SliceKey("kind", "fraud"), new CaseValue(50, [new FailureKind("failure", 1, 5000)]))] } };
        var slices = TestSuite.Summarise(run, suite).Value!.Variants["v"].Slices;

        // 5000 / 5050 = .990099, rounded up 99.1 %.
        Assert.Equal([("model", 85.8m), ("human", 99.1m)], slices.Values.Select(s => (s.Drive, s.BreakEvenPercent)));
    }

    [Fact]
    public void Value_NothingScored_IsNotKnown()
    {
        var value = Of(TestRun.Of(("v", false, TestRun.Cells(0, 0, 5))), Guide).Variants["v"];

        Assert.Equal((null, null, "invalid"), (value.Accuracy, value.Net, value.Outcome));
    }

    private static ValueRule Rule(CaseValue perCase) => new() { Metric = "label.mean", PerCase = perCase };

    private static ValueSummary Of(RunData run, CaseValue perCase) => TestSuite.Summarise(run, TestSuite.Of(1) with { AllowMissing = 0, Value = Rule(perCase) }).Value!;
}
