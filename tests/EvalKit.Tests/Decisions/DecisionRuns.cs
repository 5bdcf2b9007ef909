using EvalKit.Decisions;
using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Tests.Results;

namespace EvalKit.Tests.Decisions;

/// <summary>The three systems of the guide's table on 200 items: accuracy, cost per 1,000, latency.</summary>
internal static class DecisionRuns
{
    public static GateRule Accuracy { get; } = TestSuite.Gate(GateKind.AtLeast, 0.9) with { Text = "at_least 0.9" };

    public static GateRule Cost { get; } = TestSuite.Gate(GateKind.Below, 5, "cost.per_1000") with { Text = "below 5" };

    public static GateRule Latency { get; } = TestSuite.Gate(GateKind.Below, 2000, "latency.p95") with { Text = "below 2s" };

    /// <summary>84.5 % and $1.72, 91.5 % and $11.92, 91.5 % and $0.21, each answering within 2 s.</summary>
    public static RunData Guide()
    {
        var run = TestRun.Of(("small", false, TestRun.Cells(169, 31)), ("large", false, TestRun.Cells(183, 17)), ("tuned", false, TestRun.Cells(183, 17)));
        Measure(run.Variants[0], 1.72, 600);
        Measure(run.Variants[1], 11.92, 1500);
        Measure(run.Variants[2], 0.21, 600);
        return run;
    }

    public static void Measure(VariantData variant, double? costPer1000, double? milliseconds)
    {
        TestRun.SetQuantity(variant, "cost", [.. variant.Outcomes.Select(_ => costPer1000 / 1000)]);
        TestRun.SetQuantity(variant, "latency", [.. variant.Outcomes.Select(_ => milliseconds)]);
    }

    public static RecordedRun Recorded(RunData run, string id = "r1") =>
        new("suite", id, run, [TestRun.Label], new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal), 0.95, 1);

    public static PickResult Pick(RunData run, PickRule rule) => new Picker([Recorded(run)], rule).Pick();

    public static PickRule Rule(GateRule? gate, params GateRule[] limits) => new() { Metric = "label.mean", Gate = gate, Source = "test", HardLimits = limits };
}
