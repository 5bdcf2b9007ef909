using EvalKit.Datasets;
using EvalKit.Suites;

namespace EvalKit.Results;

/// <summary>How far the items' mix of a slice field is from that of production, and what the variants would score in production's mix.</summary>
/// <param name="Field">The slice field.</param>
/// <param name="Shares">By value, the share of the items and of production.</param>
/// <param name="TotalVariation">Half the sum of the absolute differences of the shares: the share of items that would have to be of another value. From 0 to 1.</param>
/// <param name="Reweighted">By variant and metric, the values of the slices weighted by production's shares; null where a value that production has was not measured.</param>
public sealed record ProductionMix(
    string Field, OrderedDictionary<string, MixShare> Shares, double TotalVariation, OrderedDictionary<string, OrderedDictionary<string, double?>> Reweighted)
{
    /// <summary>One entry a field whose mix the suite declares.</summary>
    internal static IReadOnlyList<ProductionMix> Of(Suite suite, ItemTable items, OrderedDictionary<string, VariantSummary> variants) =>
        [.. suite.Dataset.Production.Select(declared => Of(declared.Key, declared.Value, items, variants))];

    private static ProductionMix Of(string field, IReadOnlyDictionary<string, double> production, ItemTable items, OrderedDictionary<string, VariantSummary> variants)
    {
        var column = items.Slices.First(s => s.Field == field);
        var shares = new OrderedDictionary<string, MixShare>(StringComparer.Ordinal);
        foreach (var value in column.Values.Union(production.Keys, StringComparer.Ordinal))
        {
            var code = column.Values.ToList().IndexOf(value);
            shares.Add(value, new MixShare((double)column.Codes.Count(c => c == code) / items.Count, production.GetValueOrDefault(value)));
        }
        var reweighted = new OrderedDictionary<string, OrderedDictionary<string, double?>>(StringComparer.Ordinal);
        foreach (var (name, variant) in variants)
            reweighted.Add(name, Reweigh(field, production, variant));
        return new ProductionMix(field, shares, shares.Values.Sum(s => Math.Abs(s.Items - s.Production)) / 2, reweighted);
    }

    private static OrderedDictionary<string, double?> Reweigh(string field, IReadOnlyDictionary<string, double> production, VariantSummary variant)
    {
        var slices = production.Where(p => p.Value > 0).Select(p => (Weight: p.Value, Metrics: variant.Slices.GetValueOrDefault($"{field}={p.Key}"))).ToList();
        var total = slices.Sum(s => s.Weight);
        var values = new OrderedDictionary<string, double?>(StringComparer.Ordinal);
        foreach (var metric in slices.SelectMany(s => s.Metrics?.Keys ?? Enumerable.Empty<string>()).Distinct(StringComparer.Ordinal))
            values.Add(metric, slices.Aggregate((double?)0, (sum, s) => sum + s.Weight / total * s.Metrics?.GetValueOrDefault(metric)?.Value));
        return values;
    }
}

/// <summary>A value's share of the items and of production.</summary>
public sealed record MixShare(double Items, double Production);
