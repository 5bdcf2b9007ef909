using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Collects an <see cref="ItemTable"/> item by item; equal texts are kept once.</summary>
internal sealed class ItemTableBuilder(string? clusterField, IReadOnlyList<string> sliceFields)
{
    private readonly List<string> _ids = [];
    private readonly List<ulong> _hashes = [];
    private readonly CodedColumn _cluster = new();
    private readonly CodedColumn[] _slices = [.. sliceFields.Select(_ => new CodedColumn())];

    public void Add(Item item)
    {
        _ids.Add(item.Id);
        _hashes.Add(item.Hash);
        if (clusterField is not null)
            _cluster.Add(Value(item.Fields, clusterField));
        for (var i = 0; i < _slices.Length; i++)
            _slices[i].Add(Value(item.Fields, sliceFields[i]));
    }

    /// <summary>The table of the items at the given positions, in their order.</summary>
    public ItemTable Build(IReadOnlyList<int> positions) => new(
        [.. positions.Select(p => _ids[p])],
        [.. positions.Select(p => _hashes[p])],
        clusterField is null ? null : _cluster.ToSlice(clusterField, positions),
        [.. _slices.Select((s, i) => s.ToSlice(sliceFields[i], positions))]);

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
        private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);

        private readonly List<int> _column = [];

        public void Add(string value)
        {
            if (!_codes.TryGetValue(value, out var code))
                _codes.Add(value, code = _codes.Count);
            _column.Add(code);
        }

        public SliceColumn ToSlice(string field, IReadOnlyList<int> positions)
        {
            var used = positions.Select(p => _column[p]).ToHashSet();
            var values = _codes.Where(c => used.Contains(c.Value)).Select(c => c.Key).Order(StringComparer.Ordinal).ToList();
            var number = new int[_codes.Count];
            for (var i = 0; i < values.Count; i++)
                number[_codes[values[i]]] = i;
            return new SliceColumn(field, values, [.. positions.Select(p => number[_column[p]])]);
        }
    }
}
