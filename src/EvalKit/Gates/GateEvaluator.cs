using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Gates;

/// <summary>Holds gates against the metrics and comparisons of a run.</summary>
/// <param name="gates">The gates, those on every slice written out.</param>
/// <param name="allowMissing">The suite's allowance for missing outcomes.</param>
/// <param name="variants">The metrics.</param>
/// <param name="comparisons">The comparisons.</param>
/// <param name="comparisonOf">Which comparison a gate on a variant rests on; null without a baseline.</param>
/// <param name="proven">The metric of a gate on a variant at the level of the gate's share of the error, for gates that need the whole interval.</param>
internal sealed class GateEvaluator(
    IReadOnlyList<GateRule> gates,
    double allowMissing,
    IReadOnlyDictionary<string, VariantSummary> variants,
    IReadOnlyList<Comparison> comparisons,
    Func<GateRule, string, int?> comparisonOf,
    Func<GateRule, string, MetricValue> proven)
{
    public IReadOnlyList<GateResult> Evaluate() =>
        [.. gates.SelectMany(rule => GatedVariants.Of(rule, variants), (rule, variant) => rule.Kind == GateKind.AgainstBaseline ? Against(rule, variant) : Threshold(rule, variant))];

    private GateResult Against(GateRule rule, string variant)
    {
        if (variants[variant].Baseline)
            return Result(rule, variant, null, Verdicts.Inconclusive, "the variant is itself the baseline: there is nothing to compare it with") with { Against = "baseline" };
        if (comparisonOf(rule, variant) is not { } index)
            return Result(rule, variant, null, Verdicts.Inconclusive, "there is no baseline yet: accept a run with `evalkit baseline accept`") with { Against = "baseline" };
        var comparison = comparisons[index];
        return Result(rule, variant, comparison.Difference, comparison.Verdict!, comparison.Reason) with
        {
            Against = "baseline",
            Comparison = index,
            Low = comparison.Low,
            High = comparison.High,
            Level = comparison.Level,
            N = comparison.N,
            MinimumDetectable = comparison.MinimumDetectable,
            Tolerated = comparison.Tolerated,
            WouldDecide = comparison.WouldDecide,
        };
    }

    private GateResult Threshold(GateRule rule, string variant)
    {
        if (rule.Correction is not null && proven(rule, variant) is { Value: null } uncorrected)
            return Result(rule, variant, null, Verdicts.Invalid, uncorrected.Signature) with { N = uncorrected.N };
        var metrics = rule.Slice is null ? variants[variant].Metrics : variants[variant].Slices.GetValueOrDefault(rule.Slice.ToString());
        if (metrics?.GetValueOrDefault(rule.Metric) is not { Value: not null } metric)
            return Result(rule, variant, null, Verdicts.Invalid, rule.Slice is not null && metrics is null ? $"there is no item with {rule.Slice}" : "there is no scored item");
        var (outcome, reason, wouldDecide, tolerated) = new ThresholdVerdict(rule, rule.NeedsInterval || rule.Correction is not null ? metric = proven(rule, variant) : metric, allowMissing).Decide();
        return Result(rule, variant, metric.Value, outcome, reason) with
        {
            Low = metric.Low,
            High = metric.High,
            Level = metric.Level,
            N = metric.N,
            MinimumDetectable = ThresholdVerdict.MinimumDetectable(metric),
            Tolerated = tolerated,
            WouldDecide = wouldDecide,
        };
    }

    private static GateResult Result(GateRule rule, string variant, double? value, string outcome, string reason) => new()
    {
        Metric = rule.Metric,
        Slice = rule.Slice is { } slice ? new OrderedDictionary<string, string>(StringComparer.Ordinal) { [slice.Field] = slice.Value } : null,
        Variant = variant,
        Rule = rule.Text,
        Value = value,
        Outcome = outcome,
        Reason = reason,
        On = rule.Correction is null ? null : GateRule.Corrected,
    };
}
