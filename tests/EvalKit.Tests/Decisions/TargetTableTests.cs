using EvalKit.Decisions;
using EvalKit.Results;
using EvalKit.Tests.Results;

namespace EvalKit.Tests.Decisions;

public sealed class TargetTableTests
{
    // The guide leaves the small system's cost and latency unticked, although both meet their targets: ticks are computed here.
    [Fact]
    public void Targets_GuidesTable_HasComputedTicks()
    {
        var summary = Summarise(DecisionRuns.Guide());

        Assert.Equal(["missed", "met", "met"], Outcomes(summary, 0));
        Assert.Equal(["met", "missed", "met"], Outcomes(summary, 1));
        Assert.Equal(["met", "met", "met"], Outcomes(summary, 2));
        // Wilson intervals by hand: 169/200 is .7884 to .8886, wholly below .9; 183/200 is .8680 to .9460 and holds it.
        Assert.Equal([true, false, false], summary.Targets![0].Variants.Values.Select(t => t.Proven!.Value));
        Assert.Equal([("small", 0.1443), ("tuned", 0.0176)], summary.CostRatios!.Select(r => (r.Variant, Math.Round(r.Ratio, 4))));
    }

    [Fact]
    public void Targets_CostUnknown_IsUnknownAndNotNothing()
    {
        var run = DecisionRuns.Guide();
        DecisionRuns.Measure(run.Variants[2], null, null);

        var summary = Summarise(run);

        Assert.Equal(["met", "missed", "unknown"], Outcomes(summary, 1));
        Assert.Equal((null, "the cost is not known: no price for the model"), (summary.Targets![1].Variants["tuned"].Value, summary.Targets[1].Variants["tuned"].Reason));
        Assert.Equal("no latency is on record", summary.Targets[2].Variants["tuned"].Reason);
        Assert.DoesNotContain(summary.CostRatios!, r => r.Variant == "tuned");
    }

    [Fact]
    public void Targets_HalfOfTheCostsUnknown_IsUnknown()
    {
        var run = DecisionRuns.Guide();
        TestRun.SetQuantity(run.Variants[2], "cost", [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? (double?)0.0002 : null)]);

        Assert.Equal(["met", "missed", "unknown"], Outcomes(Summarise(run, allowMissing: 0.02), 1));
    }

    [Fact]
    public void Targets_MissingOutcomesThatDecide_AreUnknown()
    {
        var run = TestRun.Of(("v", false, TestRun.Cells(88, 7, 5)));

        var tick = Summarise(run, allowMissing: 0).Targets![0].Variants["v"];

        Assert.Equal(("unknown", null), (tick.Outcome, tick.Proven));
        Assert.Contains("5 of 100 items lack an outcome", tick.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_SuiteWithoutDecisions_HasNoneOfTheirKeys()
    {
        var json = System.Text.Encoding.UTF8.GetString(TestSuite.Bytes(TestSuite.Summarise(DecisionRuns.Guide())));

        foreach (var key in new[] { "targets", "cost_ratios", "\"value\": {", "human" })
            Assert.DoesNotContain(key, json, StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_WithDecisions_IsReadBackByteForByte()
    {
        var summary = Summarise(DecisionRuns.Guide());
        var bytes = TestSuite.Bytes(summary);

        Assert.Equal(bytes, TestSuite.Bytes(SummaryJson.Read(new MemoryStream(bytes))));
    }

    private static Summary Summarise(RunData run, double allowMissing = 1) => TestSuite.Summarise(run, TestSuite.Of(allowMissing) with
    {
        Targets = [DecisionRuns.Accuracy, DecisionRuns.Cost, DecisionRuns.Latency],
        Value = new ValueRule { Metric = "label.mean", PerCase = new CaseValue(49.90m, [new FailureKind("failure", 1, 300.10m)]), Target = 0.9 },
        Human = [new HumanRule { Name = "label.mean", People = 0.85, Agreement = 0.95 }, new HumanRule { Name = "CSAT", People = 4.4, Variants = new Dictionary<string, double>(StringComparer.Ordinal) { ["small"] = 4.1 } }],
    });

    private static IEnumerable<string> Outcomes(Summary summary, int target) => summary.Targets![target].Variants.Values.Select(t => t.Outcome);
}
