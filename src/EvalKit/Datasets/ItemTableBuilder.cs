using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Collects an <see cref="ItemTable"/> item by item; equal texts are kept once.</summary>
internal sealed class ItemTableBuilder(string? clusterField, IReadOnlyList<string> sliceFields)
{
    private readonly List<string> ids = [];
    private readonly List<ulong> hashes = [];
    private readonly CodedColumn cluster = new();
    private readonly CodedColumn[] slices = [.. sliceFields.Select(_ => new CodedColumn())];

    public void Add(Item item)
    {
        ids.Add(item.Id);
        hashes.Add(item.Hash);
        if (clusterField is not null)
            cluster.Add(Value(item.Fields, clusterField));
        for (var i = 0; i < slices.Length; i++)
            slices[i].Add(Value(item.Fields, sliceFields[i]));
    }

    /// <summary>The table of the items at the given positions, in their order.</summary>
    public ItemTable Build(IReadOnlyList<int> positions) => new(
        [.. positions.Select(p => ids[p])],
        [.. positions.Select(p => hashes[p])],
        clusterField is null ? null : cluster.ToSlice(clusterField, positions),
        [.. slices.Select((s, i) => s.ToSlice(sliceFields[i], positions))]);

    /// <summary>The text of a field, which may be a path such as <c>meta.kind</c>.</summary>
    internal static string Value(JsonElement fields, string path)
    {
        var current = fields;
        foreach (var name in path.Split('.'))
            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(name, out current))
                return SliceColumn.Missing;
        return current.ValueKind == JsonValueKind.Null ? SliceColumn.Missing : JsonKind.Text(current);
    }

    private sealed class CodedColumn
    {
        private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);

        private readonly List<int> column = [];

        public void Add(string value)
        {
            if (!codes.TryGetValue(value, out var code))
                codes.Add(value, code = codes.Count);
            column.Add(code);
        }

        public SliceColumn ToSlice(string field, IReadOnlyList<int> positions)
        {
            var used = positions.Select(p => column[p]).ToHashSet();
            var values = codes.Where(c => used.Contains(c.Value)).Select(c => c.Key).Order(StringComparer.Ordinal).ToList();
            var number = new int[codes.Count];
            for (var i = 0; i < values.Count; i++)
                number[codes[values[i]]] = i;
            return new SliceColumn(field, values, [.. positions.Select(p => number[column[p]])]);
        }
    }
}
