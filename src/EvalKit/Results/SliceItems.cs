using EvalKit.Datasets;
using EvalKit.Suites;

namespace EvalKit.Results;

/// <summary>The one place that says which items belong to a slice.</summary>
internal static class SliceItems
{
    /// <summary>The positions of a slice's items, or of all items.</summary>
    public static IReadOnlyList<int> Of(ItemTable items, SliceKey? slice)
    {
        if (slice is null)
            return [.. Enumerable.Range(0, items.Count)];
        if (items.Slices.FirstOrDefault(s => s.Field == slice.Field) is not { } column)
            return [];
        var code = column.Values.ToList().IndexOf(slice.Value);
        return code < 0 ? [] : [.. Enumerable.Range(0, items.Count).Where(i => column.Codes[i] == code)];
    }

    /// <summary>Every slice of the table, field by field in ordinal order of values.</summary>
    public static IEnumerable<SliceKey> All(ItemTable items) =>
        items.Slices.SelectMany(s => s.Values, (s, value) => new SliceKey(s.Field, value));
}
