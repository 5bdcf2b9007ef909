using System.Globalization;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Gates;

/// <summary>Holds the gates of a suite against the metrics and comparisons of a run.</summary>
internal sealed class GateEvaluator(Suite suite, IReadOnlyDictionary<string, VariantSummary> variants, IReadOnlyList<Comparison> comparisons)
{
    public IReadOnlyList<GateResult> Evaluate() =>
        [.. suite.Gates.SelectMany(rule => GatedVariants.Of(rule, variants), (rule, variant) => rule.Kind == GateKind.AgainstBaseline ? Against(rule, variant) : Threshold(rule, variant))];

    private GateResult Against(GateRule rule, string variant)
    {
        if (variants[variant].Baseline)
            return Result(rule, variant, null, Verdicts.Inconclusive, "the variant is itself the baseline: there is nothing to compare it with") with { Against = "baseline" };
        var index = comparisons.ToList().FindIndex(c => c.Candidate == variant && c.Metric == rule.Metric && c.Slice == rule.Slice?.ToString() && c.Margin == rule.Value);
        if (index < 0)
            return Result(rule, variant, null, Verdicts.Inconclusive, "there is no baseline yet: accept a run with `evalkit baseline accept`") with { Against = "baseline" };
        var comparison = comparisons[index];
        return Result(rule, variant, comparison.Difference, comparison.Verdict!, comparison.Reason) with { Against = "baseline", Comparison = index };
    }

    private GateResult Threshold(GateRule rule, string variant)
    {
        var metrics = rule.Slice is null ? variants[variant].Metrics : variants[variant].Slices.GetValueOrDefault(rule.Slice.ToString());
        if (metrics?.GetValueOrDefault(rule.Metric) is not { Value: { } value } metric)
            return Result(rule, variant, null, Verdicts.Invalid, rule.Slice is not null && metrics is null ? $"there is no item with {rule.Slice}" : "there is no scored item");
        var holds = Holds(rule, value);
        var (worst, best) = Ends(metric);
        var isOpen = metric.Missing > 0 && (Holds(rule, worst) != holds || Holds(rule, best) != holds);
        if (isOpen && !IsTolerated(metric))
        {
            return Result(rule, variant, value, Verdicts.Invalid, string.Create(CultureInfo.InvariantCulture,
                $"{metric.Missing} of {metric.N + metric.Missing} items lack an outcome, and the verdict depends on them: the value could lie anywhere from {Math.Min(worst, best):0.####} to {Math.Max(worst, best):0.####}"));
        }
        var interval = metric is { Low: { } low, High: { } high }
            ? string.Create(CultureInfo.InvariantCulture, $" ({metric.Level * 100:0.##} % interval {low:0.####} to {high:0.####})")
            : "";
        return Result(rule, variant, value, holds ? Verdicts.Passed : Verdicts.Failed,
            string.Create(CultureInfo.InvariantCulture, $"{value:0.####}{interval}, n {metric.N}{(isOpen ? $"; {metric.Missing} items without an outcome are within the allowance" : "")}"));
    }

    private static (double Worst, double Best) Ends(MetricValue metric) => (
        metric.Worst ?? (metric.HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity),
        metric.Best ?? (metric.HigherIsBetter ? double.PositiveInfinity : double.NegativeInfinity));

    /// <summary>A metric without bounds could never be decided with a single outcome missing: there the suite's allowance counts.</summary>
    private bool IsTolerated(MetricValue metric) =>
        (metric.Worst is null || metric.Best is null) && metric.Missing <= suite.AllowMissing * (metric.N + metric.Missing);

    private static bool Holds(GateRule rule, double value) => rule.Kind switch
    {
        GateKind.AtLeast => value >= rule.Value || IsLimit(rule, value),
        GateKind.AtMost => value <= rule.Value || IsLimit(rule, value),
        GateKind.Above => value > rule.Value && !IsLimit(rule, value),
        _ => value < rule.Value && !IsLimit(rule, value),
    };

    /// <summary>A mean of thirds may miss the limit it equals by a rounding of the last digit.</summary>
    private static bool IsLimit(GateRule rule, double value) => Math.Abs(value - rule.Value) <= 1e-12 * Math.Max(1, Math.Abs(rule.Value));

    private static GateResult Result(GateRule rule, string variant, double? value, string outcome, string reason) => new()
    {
        Metric = rule.Metric,
        Slice = rule.Slice is { } slice ? new OrderedDictionary<string, string>(StringComparer.Ordinal) { [slice.Field] = slice.Value } : null,
        Variant = variant,
        Rule = rule.Text,
        Value = value,
        Outcome = outcome,
        Reason = reason,
    };
}
