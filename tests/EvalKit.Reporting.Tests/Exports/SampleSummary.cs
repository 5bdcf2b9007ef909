using EvalKit.Results;

namespace EvalKit.Reporting.Tests.Exports;

/// <summary>A summary with one gate of each outcome, whose names and texts a test chooses.</summary>
internal static class SampleSummary
{
    public const string Hostile = "[x](javascript:alert(1)) <img src=x onerror=alert(1)> | `code` @team #12 www.evil.example https://evil.example \u001b[31m\u202e\ud800\r\n# title";

    public static Summary Of(string item = "item-7", string variant = "new", string objective = "Route messages.", string reason = "0.81, n 20")
    {
        var comparison = Compared(item, variant);
        return new Summary
        {
            Suite = "triage",
            Objective = objective,
            Status = "complete",
            Verdict = Verdicts.Failed,
            Execution = new ExecutionSummary { Run = "r", Started = "2026-11-20T09:30:00.000Z", Finished = "2026-11-20T09:30:01.000Z", Calls = 0, Found = 40, Retries = 0, SpentUsd = 0 },
            Dataset = new DatasetSummary("items.jsonl", 20, "00"),
            Cells = Counts(40, 39),
            Variants = new OrderedDictionary<string, VariantSummary>(StringComparer.Ordinal) { ["old"] = Variant(true, 0.9, 0.00002), [variant] = Variant(false, 0.81, null) },
            Comparisons = [comparison],
            Gates =
            [
                Gate("passed", variant, "at_least 0.8", reason) with { Value = 0.81 },
                Gate("failed", variant, "against baseline, margin 0.02", comparison.Reason) with { Against = "baseline", Comparison = 0, Value = -0.09 },
                Gate("inconclusive", variant, "against baseline, margin 0.1", "there is no baseline yet"),
                Gate("invalid", variant, "above 0.7", reason) with { Slice = new OrderedDictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "edge" } },
            ],
            Findings = [new Finding("EK103", "warning", reason)],
        };
    }

    private static GateResult Gate(string outcome, string variant, string rule, string reason) =>
        new() { Metric = "label_x.mean", Variant = variant, Rule = rule, Outcome = outcome, Reason = reason };

    private static CellCounts Counts(int planned, int scored) => new(planned, scored, planned - scored, 0, 0, 0, 0, 0, 0);

    private static VariantSummary Variant(bool isBaseline, double value, double? cost) => new()
    {
        Baseline = isBaseline,
        Outcomes = Counts(20, isBaseline ? 20 : 19),
        Metrics = new OrderedDictionary<string, MetricValue>(StringComparer.Ordinal)
        {
            ["label_x.mean"] = Metric(value, value - 0.1234567, value + 0.05),
            ["latency.p95"] = Metric(1234.5, null, null),
        },
        Slices = new OrderedDictionary<string, OrderedDictionary<string, MetricValue>>(StringComparer.Ordinal),
        Details = new OrderedDictionary<string, ClassificationDetails>(StringComparer.Ordinal),
        Usage = default,
        Cost = new CostSummary(cost, cost, 0, 0, cost is not null),
        Latency = new LatencySummary(1, 1234.5, null, null),
    };

    private static MetricValue Metric(double value, double? low, double? high) =>
        new() { Value = value, Low = low, High = high, N = 20, Missing = 0, Interval = "wilson", Level = 0.95, HigherIsBetter = true, Signature = "s" };

    private static Comparison Compared(string item, string variant) => new()
    {
        Metric = "label_x.mean",
        Baseline = "old",
        BaselineSource = "variant",
        Candidate = variant,
        N = 20,
        Unpaired = 0,
        BaselineValue = 0.9,
        CandidateValue = 0.81,
        Difference = -0.09,
        Low = -0.17,
        High = -0.01,
        Level = 0.975,
        Test = "mcnemar-midp",
        Interval = "tango",
        Wins = 1,
        Losses = 3,
        Ties = 16,
        MinimumDetectable = 0.08,
        HigherIsBetter = true,
        Reason = "the whole interval lies below zero",
        Flips = new Flips(3, 1, [new Flip(item, 1, 0), new Flip("item-8", 1, 0.5)], [new Flip("item-9", 0, 1)]),
    };
}
