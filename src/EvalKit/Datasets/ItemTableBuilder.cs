using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Collects an <see cref="ItemTable"/> item by item; equal texts are kept once.</summary>
internal sealed class ItemTableBuilder(string? clusterField, IReadOnlyList<string> sliceFields)
{
    private readonly List<string> _ids = [];
    private readonly List<ulong> _hashes = [];
    private readonly List<string> _clusters = [];
    private readonly List<string>[] _slices = [.. sliceFields.Select(_ => new List<string>())];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public void Add(Item item)
    {
        _ids.Add(item.Id);
        _hashes.Add(item.Hash);
        if (clusterField is not null)
            _clusters.Add(Once(Value(item.Fields, clusterField)));
        for (var i = 0; i < _slices.Length; i++)
            _slices[i].Add(Once(Value(item.Fields, sliceFields[i])));
    }

    /// <summary>The table of the items at the given positions, in their order.</summary>
    public ItemTable Build(IReadOnlyList<int> positions) => new(
        [.. positions.Select(p => _ids[p])],
        [.. positions.Select(p => _hashes[p])],
        clusterField is null ? null : SliceColumn.Of(clusterField, positions.Select(p => _clusters[p])),
        [.. _slices.Select((values, i) => SliceColumn.Of(sliceFields[i], positions.Select(p => values[p])))]);

    /// <summary>The same instance for equal texts: clusters and slices repeat, memory should not.</summary>
    private string Once(string text)
    {
        if (_texts.TryGetValue(text, out var known))
            return known;
        _texts.Add(text, text);
        return text;
    }

    /// <summary>The text of a field, which may be a path such as <c>meta.kind</c>; <see cref="SliceColumn.Missing"/> where there is none.</summary>
    internal static string Value(JsonElement fields, string path) => Find(fields, path) ?? SliceColumn.Missing;

    /// <summary>The text of a field, which may be a path such as <c>meta.kind</c>; null where it is absent or null.</summary>
    internal static string? Find(JsonElement fields, string path)
    {
        var current = fields;
        foreach (var name in path.Split('.'))
            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(name, out current))
                return null;
        return current.ValueKind == JsonValueKind.Null ? null : JsonKind.Text(current);
    }
}
