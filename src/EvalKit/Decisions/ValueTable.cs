using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Decisions;

/// <summary>Computes what variants are worth, from their accuracy with its interval, and who drives on which slice.</summary>
internal static class ValueTable
{
    public static ValueSummary? Of(Suite suite, RunMetrics metrics)
    {
        if (suite.Value is not { } rule)
            return null;
        var variants = new OrderedDictionary<string, VariantValue>(StringComparer.Ordinal);
        foreach (var variant in metrics.Run.Variants)
            variants.Add(variant.Name, Variant(rule, variant, metrics, suite.AllowMissing));
        return new ValueSummary
        {
            Metric = rule.Metric,
            Currency = rule.Currency,
            SavingPerSuccess = rule.PerCase.SavingPerSuccess,
            CostPerFailure = rule.PerCase.CostPerFailure,
            Failures = rule.PerCase.Failures,
            BreakEven = (double)rule.PerCase.BreakEven,
            BreakEvenPercent = rule.PerCase.BreakEvenPercent,
            Target = rule.Target,
            Variants = variants,
        };
    }

    private static VariantValue Variant(ValueRule rule, VariantData variant, RunMetrics metrics, double allowMissing)
    {
        var metric = metrics.Value(variant, rule.Metric, null);
        var slices = new OrderedDictionary<string, SliceValue>(StringComparer.Ordinal);
        foreach (var slice in SliceItems.All(metrics.Run.Items))
            slices.Add(slice.ToString(), Slice(rule, rule.Of(slice), metrics.Value(variant, rule.Metric, slice), allowMissing));
        if (metric.Value is not { } accuracy)
            return new VariantValue { Accuracy = null, Outcome = Verdicts.Invalid, Reason = "there is no scored item", Slices = slices };
        var (outcome, reason, wouldDecide, _) = new ThresholdVerdict(AtLeast(rule, (double)rule.PerCase.BreakEven) with { NeedsInterval = true }, metric, allowMissing).Decide();
        return new VariantValue
        {
            Accuracy = accuracy,
            Low = metric.Low,
            High = metric.High,
            N = metric.N,
            Net = rule.PerCase.Net(accuracy),
            NetLow = metric.Low is { } low ? rule.PerCase.Net(low) : null,
            NetHigh = metric.High is { } high ? rule.PerCase.Net(high) : null,
            Balance = rule.PerCase.Balance(accuracy, rule.Cases),
            Outcome = outcome,
            Reason = wouldDecide is null ? reason : $"{reason}. Would decide it: {wouldDecide}",
            Target = rule.Target is { } target ? TargetTable.Tick(AtLeast(rule, target), metric, allowMissing) : null,
            Slices = slices,
        };
    }

    private static SliceValue Slice(ValueRule rule, CaseValue perCase, MetricValue metric, double allowMissing)
    {
        var tick = TargetTable.Tick(AtLeast(rule, (double)perCase.BreakEven), metric, allowMissing);
        var drive = tick switch
        {
            { Outcome: TargetTick.Met, Proven: true } => SliceValue.Model,
            { Outcome: TargetTick.Missed } => SliceValue.Human,
            _ => SliceValue.Open,
        };
        return new SliceValue(metric.Value, metric.Low, metric.High, metric.N, perCase.BreakEvenPercent, metric.Value is { } accuracy ? perCase.Net(accuracy) : null, drive);
    }

    private static GateRule AtLeast(ValueRule rule, double limit) => new() { Metric = rule.Metric, Kind = GateKind.AtLeast, Value = limit, Text = "", Place = "" };
}
