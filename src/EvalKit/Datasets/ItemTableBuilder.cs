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

    public ItemTable Build() => new(ids, hashes, clusterField is null ? [] : cluster.Codes, [.. slices.Select((s, i) => s.ToSlice(sliceFields[i]))]);

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

        public List<int> Codes { get; } = [];

        public void Add(string value)
        {
            if (!codes.TryGetValue(value, out var code))
                codes.Add(value, code = codes.Count);
            Codes.Add(code);
        }

        public SliceColumn ToSlice(string field)
        {
            var values = codes.Keys.Order(StringComparer.Ordinal).ToList();
            var position = new int[values.Count];
            for (var i = 0; i < values.Count; i++)
                position[codes[values[i]]] = i;
            return new SliceColumn(field, values, [.. Codes.Select(c => position[c])]);
        }
    }
}
