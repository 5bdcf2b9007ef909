using EvalKit.Suites;

namespace EvalKit.Results;

/// <summary>What a run found of an item in quarantine, which counts in no metric and no gate.</summary>
public sealed record QuarantineResult
{
    /// <summary>The item's id.</summary>
    public required string Item { get; init; }

    /// <summary>Who sees to it.</summary>
    public required string Owner { get; init; }

    /// <summary>The last day of the quarantine, <c>yyyy-MM-dd</c>.</summary>
    public required string Until { get; init; }

    /// <summary>Why, in words, or null.</summary>
    public required string? Reason { get; init; }

    /// <summary>By variant, then by grader: the mean score over the item's repeats, or null where there is none.</summary>
    public required OrderedDictionary<string, OrderedDictionary<string, double?>> Scores { get; init; }

    /// <summary>The results of those items in quarantine that the run has, in the suite's order.</summary>
    internal static IReadOnlyList<QuarantineResult> Of(IReadOnlyList<QuarantinedItem> quarantine, RunData run)
    {
        var results = new List<QuarantineResult>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; quarantine.Count > 0 && i < run.Items.Count; i++)
            indexes.TryAdd(run.Items.Ids[i], i);
        foreach (var entry in quarantine)
            if (indexes.TryGetValue(entry.Item, out var index))
            {
                results.Add(new QuarantineResult
                {
                    Item = entry.Item,
                    Owner = entry.Owner,
                    Until = entry.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    Reason = entry.Reason,
                    Scores = Of(run, index),
                });
            }
        return results;
    }

    private static OrderedDictionary<string, OrderedDictionary<string, double?>> Of(RunData run, int item)
    {
        var variants = new OrderedDictionary<string, OrderedDictionary<string, double?>>(StringComparer.Ordinal);
        foreach (var variant in run.Variants)
        {
            var scores = new OrderedDictionary<string, double?>(StringComparer.Ordinal);
            foreach (var grader in variant.Graders.Where(g => BuiltinMetrics.All.All(b => b.Name != g.Definition.Name)))
            {
                var known = Enumerable.Range(item * run.Repeats, run.Repeats).Select(c => grader.Value(c, 0)).Where(v => !double.IsNaN(v)).ToList();
                scores.Add(grader.Definition.Name, known.Count == 0 ? null : known.Average());
            }
            variants.Add(variant.Name, scores);
        }
        return variants;
    }
}
