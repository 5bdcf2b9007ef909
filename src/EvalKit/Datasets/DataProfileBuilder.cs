using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Collects a <see cref="DataProfile"/> while the rows stream by: a hash and a bit for each row is all that is kept of it.</summary>
internal sealed class DataProfileBuilder(DatasetDefinition dataset)
{
    /// <value>The default value is 10 ids.</value>
    private const int MostNamed = 10;

    /// <summary>The kinds that a set should have some of each (OpenAI's and Anthropic's guides name the same ones).</summary>
    private static readonly string[] RecommendedKinds = ["typical", "edge", "adversarial"];

    private static readonly string[] Days = ["last_reviewed", "added_at"];

    private readonly HashSet<string> _describing = [.. dataset.Slices, "id", "split", "origin", "kind", .. Days, .. dataset.Cluster is null ? [] : (string[])[dataset.Cluster]];
    private readonly Dictionary<string, int> _origins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _others = [];
    private readonly HashSet<ulong> _seen = [];
    private readonly List<(string Id, ulong Content)> _items = [];
    private readonly List<(string Name, JsonElement Value)> _content = [];
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private int _duplicates;
    private int _undated;
    private DateOnly? _from;
    private DateOnly? _to;

    /// <summary>A row of another split.</summary>
    public void SeeOther(Item item) => _others.Add(Content(item.Fields));

    /// <summary>A row that the run's items are drawn from.</summary>
    public void See(Item item)
    {
        var content = Content(item.Fields);
        _items.Add((item.Id, content));
        _duplicates += _seen.Add(content) ? 0 : 1;
        Count(_origins, ItemTableBuilder.Value(item.Fields, "origin"));
        Count(_kinds, ItemTableBuilder.Value(item.Fields, "kind"));
        if (Day(item.Fields) is not { } day)
        {
            _undated++;
            return;
        }
        _from = _from is { } from && from < day ? from : day;
        _to = _to is { } to && to > day ? to : day;
    }

    public DataProfile Build()
    {
        var leaked = _items.Where(i => _others.Contains(i.Content)).ToList();
        return new DataProfile
        {
            Origins = Ranked(_origins),
            Kinds = Ranked(_kinds),
            MissingKinds = _kinds.Keys.All(k => k == SliceColumn.Missing) ? [] : [.. RecommendedKinds.Where(k => !_kinds.ContainsKey(k))],
            Duplicates = _duplicates,
            Leaked = leaked.Count,
            LeakedItems = [.. leaked.Take(MostNamed).Select(i => i.Id)],
            ReviewedFrom = Written(_from),
            ReviewedTo = Written(_to),
            Undated = _undated,
            ReviewAfterDays = dataset.ReviewAfterDays,
        };
    }

    /// <summary>A hash of every field that does not merely describe the row, whatever the order of the fields.</summary>
    private ulong Content(JsonElement fields)
    {
        _content.Clear();
        foreach (var property in fields.EnumerateObject())
            if (property.Name is var name && !_describing.Contains(name))
                _content.Add((name, property.Value));
        _content.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        _bytes.ResetWrittenCount();
        foreach (var (name, value) in _content)
        {
            Encoding.UTF8.GetBytes(name, _bytes);
            // No JSON value holds this byte, so that rows with other names never have the same bytes.
            _bytes.Write("\0"u8);
            _bytes.Write(JsonMarshal.GetRawUtf8Value(value));
            _bytes.Write("\0"u8);
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static DateOnly? Day(JsonElement fields)
    {
        foreach (var name in Days)
            if (ItemTableBuilder.Find(fields, name) is { Length: >= 10 } text && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
        return null;
    }

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Count(Dictionary<string, int> counts, string value) =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;

    private static OrderedDictionary<string, int> Ranked(Dictionary<string, int> counts)
    {
        var ranked = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (value, count) in counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal))
            ranked.Add(value, count);
        return ranked;
    }
}
