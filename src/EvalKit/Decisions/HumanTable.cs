using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Decisions;

/// <summary>Puts what people reach beside what variants reach.</summary>
internal static class HumanTable
{
    /// <summary>The comparison of one variant with what people reach, for a score whose largest value is 1 where <paramref name="isShare"/>.</summary>
    public static HumanComparison Compare(double? value, double? low, double? high, HumanRule rule, bool isShare)
    {
        var difference = Finite(value - rule.People);
        var ahead = difference is null || difference == 0 ? 0 : difference > 0 == rule.HigherIsBetter ? 1 : -1;
        return new HumanComparison
        {
            Value = value,
            Low = low,
            High = high,
            Difference = difference,
            ErrorsRemoved = isShare && rule.HigherIsBetter && rule.People < 1 ? Finite(difference / (1 - rule.People)) : null,
            Headroom = value is { } reached && rule.Agreement is { } agreement ? Finite(rule.HigherIsBetter ? agreement - reached : reached - agreement) : null,
            Better = difference is null ? "unknown" : ahead switch { > 0 => "variant", < 0 => "people", _ => "neither" },
            Proven = difference is null || low is null || high is null || ahead == 0 ? null : low > rule.People || high < rule.People,
        };
    }

    private static double? Finite(double? number) => number is { } known && double.IsFinite(known) ? known : null;

    public static IReadOnlyList<HumanResult>? Of(Suite suite, RunMetrics metrics) => suite.Human.Count == 0 ? null :
    [
        .. suite.Human.Select(rule =>
        {
            var variants = new OrderedDictionary<string, HumanComparison>(StringComparer.Ordinal);
            foreach (var variant in metrics.Run.Variants)
                variants.Add(variant.Name, rule.Variants is { } elsewhere
                    ? Compare(elsewhere.TryGetValue(variant.Name, out var known) ? known : null, null, null, rule, isShare: false)
                    : Measured(rule, variant, metrics));
            return new HumanResult { Name = rule.Name, Measured = rule.Variants is null, People = rule.People, Agreement = rule.Agreement, HigherIsBetter = rule.HigherIsBetter, Variants = variants };
        }),
    ];

    private static HumanComparison Measured(HumanRule rule, VariantData variant, RunMetrics metrics)
    {
        var metric = metrics.Value(variant, rule.Name, null);
        return Compare(metric.Value, metric.Low, metric.High, rule, variant.Metric(rule.Name)!.Value.Metric.Range == MetricRanges.Unit);
    }
}
