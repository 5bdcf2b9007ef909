using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Problems;
using EvalKit.Running;
using EvalKit.Statistics;

namespace EvalKit.People;

/// <summary>The items that are graded, in the order of the run, with the hash of each one's content.</summary>
internal sealed record DrawnItems(OrderedDictionary<string, string> Ids)
{
    /// <summary>The items that the filter keeps, or as many of them as are wanted, drawn at random.</summary>
    public static DrawnItems Of(string samples, LabelOptions options, NeededCells? needed, long seed, ProblemList problems)
    {
        var found = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        string? first = null;
        foreach (var (_, row) in DatasetFile.Rows(samples, samples, problems))
        {
            var variant = row.GetProperty("variant").GetString();
            if (variant != (first ??= variant))
                break;
            if (found.Count == 0)
                CheckTerms(row.GetProperty("tags"), options.Filter, problems);
            if (Matches(row, options.Filter) && (needed is null || needed.Items.Contains(row.GetProperty("item").GetString()!)))
                found.TryAdd(row.GetProperty("item").GetString()!, row.GetProperty("hash").GetString()!);
        }
        if (options.Limit is not { } limit || limit >= found.Count)
            return new DrawnItems(found);
        var positions = Enumerable.Range(0, found.Count).ToArray();
        new SeededGenerator(seed).Shuffle<int>(positions);
        var drawn = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var position in positions.Take(limit).Order())
            drawn.Add(found.GetAt(position).Key, found.GetAt(position).Value);
        return new DrawnItems(drawn);
    }

    private static void CheckTerms(JsonElement tags, ItemFilter filter, ProblemList problems)
    {
        List<string> known = ["id", .. tags.EnumerateObject().Select(t => t.Name)];
        foreach (var (field, _) in filter.Terms)
            if (!known.Contains(field, StringComparer.Ordinal))
                problems.Add("--filter", 0, 0, $"the run does not say '{field}' of its items{NearestName.Hint(field, known)}");
    }

    private static bool Matches(JsonElement row, ItemFilter filter)
    {
        var item = row.GetProperty("item").GetString()!;
        return (filter.Failing is not { } failing || failing.Contains(item))
            && filter.Terms.GroupBy(t => t.Field, t => t.Value, StringComparer.Ordinal).All(terms => terms.Contains(
                terms.Key == "id" ? item : row.GetProperty("tags").TryGetProperty(terms.Key, out var tag) ? tag.GetString() : null, StringComparer.Ordinal));
    }
}
