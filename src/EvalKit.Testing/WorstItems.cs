using System.Globalization;
using EvalKit.Results;

namespace EvalKit.Testing;

/// <summary>The items that speak most against a gate: those that fell furthest from the baseline, else those with the lowest scores, else the slowest or dearest.</summary>
/// <param name="Lines">One line an item, worst first.</param>
/// <param name="More">How many more there are.</param>
internal sealed record WorstItems(IReadOnlyList<string> Lines, int More)
{
    private const int LongestText = 120;

    public static WorstItems Of(GateResult gate, EvalResult result, int limit)
    {
        var cells = CellRecord.Read(result.Folder).Where(c => c.Variant == gate.Variant && InSlice(c, gate));
        return gate.Comparison is { } index && result.Summary.Comparisons[index].Flips is { WorsenedTotal: > 0 } flips
            ? Fallen(flips, cells, gate.Metric, limit)
            : Lowest(cells, gate.Metric, limit);
    }

    private static WorstItems Fallen(Flips flips, IEnumerable<CellRecord> cells, string metric, int limit)
    {
        List<Flip> worst = [.. flips.Worsened.Take(limit)];
        var wanted = worst.Select(w => w.Item).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, CellRecord>(StringComparer.Ordinal);
        foreach (var cell in cells.Where(c => wanted.Contains(c.Item)))
            found.TryAdd(cell.Item, cell);
        return new WorstItems(
            [.. worst.Select(w => string.Create(CultureInfo.InvariantCulture, $"{Id(w.Item)} {w.Baseline:0.####} -> {w.Candidate:0.####}{Said(found.GetValueOrDefault(w.Item), metric)}"))],
            flips.WorsenedTotal - worst.Count);
    }

    private static WorstItems Lowest(IEnumerable<CellRecord> cells, string metric, int limit)
    {
        List<(CellRecord Cell, double Badness, string Value)> ranked = [.. cells.Select(c => Rank(c, metric)).Where(r => r.Badness > 0)];
        // Stable: of equally bad items the first of the dataset are shown.
        List<(CellRecord Cell, double Badness, string Value)> worst = [.. ranked.OrderByDescending(r => r.Badness).DistinctBy(r => r.Cell.Item, StringComparer.Ordinal)];
        return new WorstItems([.. worst.Take(limit).Select(r => $"{Id(r.Cell.Item)} {r.Value}{Said(r.Cell, metric)}")], Math.Max(0, worst.Count - limit));
    }

    private static (CellRecord Cell, double Badness, string Value) Rank(CellRecord cell, string metric)
    {
        var score = Score(cell, metric);
        var value = metric.StartsWith("latency.", StringComparison.Ordinal) ? cell.LatencyMs
            : metric.StartsWith("cost.", StringComparison.Ordinal) ? cell.CostUsd
            : null;
        if (value is { } quantity)
            return (cell, quantity, string.Create(CultureInfo.InvariantCulture, $"{quantity:0.######}{(quantity == cell.LatencyMs ? " ms" : " USD")}"));
        if (score is { Score: { } number })
            return (cell, 1 - number, string.Create(CultureInfo.InvariantCulture, $"{number:0.####}"));
        return (cell, 2, (cell.Outcome == Outcome.Scored ? score?.Outcome ?? Outcome.NotRun : cell.Outcome).Name());
    }

    private static CellScore? Score(CellRecord cell, string metric) => cell.Scores.FirstOrDefault(s => metric.StartsWith(s.Grader + ".", StringComparison.Ordinal));

    private static string Said(CellRecord? cell, string metric)
    {
        if (cell is null)
            return "";
        var reason = cell.Error ?? Score(cell, metric)?.Reason;
        return (cell.Output is { } output ? $": \"{TestText.OneLine(output, LongestText)}\"" : "") + (reason is null ? "" : $" ({TestText.OneLine(reason, LongestText)})");
    }

    private static string Id(string item) => TestText.OneLine(item, LongestText);

    private static bool InSlice(CellRecord cell, GateResult gate) =>
        gate.Slice is not { Count: > 0 } slice || cell.Slices.GetValueOrDefault(slice.GetAt(0).Key) == slice.GetAt(0).Value;
}
