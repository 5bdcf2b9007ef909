using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Decisions;

/// <summary>Computes which variant meets which target: by its value as gates do, and beside that whether the whole interval agrees.</summary>
internal static class TargetTable
{
    public static IReadOnlyList<TargetResult>? Of(Suite suite, RunMetrics metrics) => suite.Targets.Count == 0 ? null :
    [
        .. suite.Targets.Select(rule =>
        {
            var ticks = new OrderedDictionary<string, TargetTick>(StringComparer.Ordinal);
            foreach (var variant in metrics.Run.Variants)
                ticks.Add(variant.Name, Tick(rule, metrics.Value(variant, rule.Metric, rule.Slice), suite.AllowMissing));
            return new TargetResult(rule.Metric, rule.Slice?.ToString(), rule.Text, ticks);
        }),
    ];

    public static TargetTick Tick(GateRule rule, MetricValue metric, double allowMissing)
    {
        if (metric.Value is null)
            return new TargetTick { Value = null, N = 0, Outcome = TargetTick.Unknown, Reason = Absence(rule.Metric) };
        var (outcome, reason, _, _) = new ThresholdVerdict(rule with { NeedsInterval = false }, metric, allowMissing).Decide();
        var isKnown = outcome != Verdicts.Invalid;
        return new TargetTick
        {
            Value = metric.Value,
            Low = metric.Low,
            High = metric.High,
            N = metric.N,
            Outcome = !isKnown ? TargetTick.Unknown : outcome == Verdicts.Passed ? TargetTick.Met : TargetTick.Missed,
            Proven = !isKnown || metric is not { Low: not null, High: not null } ? null : new ThresholdVerdict(rule with { NeedsInterval = true }, metric, allowMissing).Decide().Outcome == outcome,
            Reason = reason,
        };
    }

    private static string Absence(string metric) =>
        metric.StartsWith(BuiltinMetrics.CostName + ".", StringComparison.Ordinal) ? "the cost is not known: no price for the model"
        : metric.StartsWith(BuiltinMetrics.LatencyName + ".", StringComparison.Ordinal) ? "no latency is on record"
        : "there is no scored item";
}
