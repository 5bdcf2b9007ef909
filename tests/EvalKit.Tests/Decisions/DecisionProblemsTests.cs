using EvalKit.Decisions;
using EvalKit.Suites;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Decisions;

/// <summary>What is wrong with targets, pick, value and human in a suite, and what a right one says.</summary>
public sealed class DecisionProblemsTests
{
    [Theory]
    [InlineData("targets: [ { metric: g.meen, at_least: 0.9 } ]", "there is no metric 'g.meen'; did you mean 'g.mean'?")]
    [InlineData("targets: [ { metric: g.mean } ]", "targets[0] needs exactly one of at_least, at_most, above, below")]
    [InlineData("targets: [ { metric: g.mean, at_least: 2 } ]", "the metric lies between 0 and 1; 2 is outside")]
    [InlineData("targets: [ { metric: latency.p95, below: 2 } ]", "a duration needs its unit: write 2ms or 2s")]
    [InlineData("targets: [ { metric: g.mean, at_least: 0.9, slice: { knd: k } } ]", "'knd' is not among the dataset's slices; did you mean 'kind'?")]
    [InlineData("pick: { at_least: 0.9 }", "a limit needs the metric it is about: write 'metric' before it")]
    [InlineData("pick: { metric: g.mean, at_least: 0.9, above: 0.8 }", "pick has one limit, not two")]
    [InlineData("pick: { metric: g.mean, proof: point }", "'proof' says how a limit is held, and there is none here")]
    [InlineData("pick: { metric: cost.per_1000 }", "pick keeps a score and then takes the cheapest and fastest; limits on cost and latency belong under 'hard_limits'")]
    [InlineData("pick: { metric: x.mean }", "there is no metric 'x.mean'; did you mean 'g.mean'?")]
    [InlineData("pick: { hard_limits: [ { metric: cost.per_1000 } ] }", "hard_limits[0] needs exactly one of at_least, at_most, above, below")]
    [InlineData("value: { metric: g.mean, saving_per_success: 50 }", "value needs exactly one of cost_per_failure, failures")]
    [InlineData("value: { metric: g.mean, saving_per_success: 0, cost_per_failure: 3 }", "a success that saves nothing has no break-even; saving_per_success has to be above 0")]
    [InlineData("value: { metric: g.mean, saving_per_success: 1e-40, cost_per_failure: 3 }", "a success that saves nothing has no break-even; saving_per_success has to be above 0")]
    [InlineData("value: { metric: g.mean, saving_per_success: 1e30, cost_per_failure: 3 }", "saving_per_success is 1e30, but has to be between 0 and 1000000000000")]
    [InlineData("value: { metric: latency.mean, saving_per_success: 1, cost_per_failure: 3 }", "value needs a share of successes, a mean of scores between 0 and 1; 'latency.mean' is none")]
    [InlineData("value: { metric: g.mean, saving_per_success: 50, cost_per_failure: 300, target: 0.85 }", "the target of 0.85 lies below the break-even of 0.858: reaching it would lose money")]
    [InlineData("value: { metric: g.mean, saving_per_success: 5, failures: [ { name: a, share: 0.5, cost: 1 }, { name: b, share: 0.4, cost: 2 } ] }", "the shares of failures add up to 0.9; each failure is of one kind, so that they have to add up to 1")]
    [InlineData("value: { metric: g.mean, saving_per_success: NaN, cost_per_failure: 3 }", "saving_per_success has to be a number, not 'NaN'")]
    [InlineData("human: [ { metric: g.mean } ]", "says nothing of people: write 'people', what they reach, or 'agreement', how far they agree")]
    [InlineData("human: [ { people: 0.5 } ]", "human[0] needs exactly one of metric, name")]
    [InlineData("human: [ { metric: g.mean, agreement: 1.2 } ]", "the metric lies between 0 and 1; 1.2 is outside")]
    [InlineData("human: [ { metric: g.mean, people: 0.5, better: lower } ]", "'better' is for a statistic that was measured elsewhere; the run knows it of 'g.mean'")]
    [InlineData("human: [ { name: CSAT, people: 4 } ]", "a statistic that was measured elsewhere needs 'people' and 'variants': what both reach")]
    [InlineData("human: [ { name: CSAT, people: 4, variants: { w: 3 } } ]", "there is no variant 'w'; valid are v")]
    [InlineData("human: [ { name: time, people: 4h, variants: { v: 3 } } ]", "is a duration; what was measured elsewhere is compared as plain numbers, in one unit on both sides")]
    [InlineData("human: [ { metric: g.mean, labels: no.jsonl } ]", "file not found; did you mean 'd.jsonl'?")]
    [InlineData("human: [ { metric: g.mean, agreement: 0.5, labels: no.jsonl } ]", "says how far people agree, as 'agreement' does; leave one of them out")]
    [InlineData("human: [ { name: CSAT, people: 4, variants: { v: 3 }, labels: no.jsonl } ]", "labels say how far people agree on a metric of the run: write 'metric' instead of 'name'")]
    public void Load_WrongDecision_HasTheMessage(string part, string message)
    {
        using var folder = new SuiteFolder { ["decisions"] = part };

        Assert.Contains(message, folder.Messages());
    }

    [Fact]
    public void Load_RightDecisions_AreWhatTheySay()
    {
        using var folder = new SuiteFolder
        {
            ["decisions"] = """
                targets: [ { metric: g.mean, at_least: 0.90 }, { metric: latency.p95, below: 2s } ]
                pick: { metric: g.mean, at_least: 0.90, within: 0.02, hard_limits: [ { metric: cost.per_1000, at_most: 5 } ] }
                value:
                  metric: g.mean
                  saving_per_success: 20.10
                  failures: [ { name: escalated, share: 0.95, cost: 40 }, { name: lost, share: 0.05, cost: 1000 } ]
                  slices: [ { slice: { kind: k }, cost_per_failure: 1 } ]
                human: [ { metric: latency.p50, people: 4h }, { name: CSAT, people: 4.4, variants: { v: 4.1 } } ]
                """,
        };

        var suite = folder.Suite();

        Assert.Equal([("g.mean", GateKind.AtLeast, 0.9), ("latency.p95", GateKind.Below, 2000)], suite.Targets.Select(t => (t.Metric, t.Kind, t.Value)));
        Assert.Equal((true, 0.02, "at_least 0.90 by the whole interval"), (suite.Pick!.Gate!.NeedsInterval, suite.Pick.Within, suite.Pick.Gate.Text));
        Assert.Equal("at_most 5", Assert.Single(suite.Pick.HardLimits).Text);
        Assert.Equal((20.10m, 88m), (suite.Value!.PerCase.SavingPerSuccess, suite.Value.PerCase.CostPerFailure));
        Assert.Equal((new SliceKey("kind", "k"), 20.10m, 1m), (suite.Value.Slices[0].Slice, suite.Value.Slices[0].PerCase.SavingPerSuccess, suite.Value.Slices[0].PerCase.CostPerFailure));
        Assert.Equal([("latency.p50", 14_400_000.0, false), ("CSAT", 4.4, true)], suite.Human.Select(h => (h.Name, h.People!.Value, h.HigherIsBetter)));
    }
}
