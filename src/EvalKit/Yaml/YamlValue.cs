namespace EvalKit.Yaml;

/// <summary>A YAML node that knows where it stands, so that every problem can say file, line and column.</summary>
internal sealed class YamlValue
{
    private static readonly IReadOnlyList<YamlValue> NoItems = [];
    private static readonly IReadOnlyList<KeyValuePair<YamlValue, YamlValue>> NoEntries = [];

    private YamlValue(YamlKind kind, string file, int line, int column)
    {
        Kind = kind;
        File = file;
        Line = line;
        Column = column;
    }

    public YamlKind Kind { get; }

    public string File { get; }

    public int Line { get; }

    public int Column { get; }

    /// <summary>The text of a scalar; empty for the other kinds.</summary>
    public string Text { get; private init; } = "";

    /// <summary>True for an unquoted scalar, whose text may mean a number, a boolean or null.</summary>
    public bool IsPlain { get; private init; }

    public IReadOnlyList<YamlValue> Items { get; private init; } = NoItems;

    public IReadOnlyList<KeyValuePair<YamlValue, YamlValue>> Entries { get; private init; } = NoEntries;

    /// <summary>The levels below: 0 for a scalar, aliases followed.</summary>
    public int Height { get; private init; }

    public bool IsNull => Kind == YamlKind.Scalar && IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The value of a key, or null when this is no map or has no such key.</summary>
    public YamlValue? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
                if (string.Equals(entry.Key.Text, key, StringComparison.Ordinal))
                    return entry.Value;
            return null;
        }
    }

    public static YamlValue Scalar(string file, int line, int column, string text, bool isPlain) =>
        new(YamlKind.Scalar, file, line, column) { Text = text, IsPlain = isPlain };

    public static YamlValue List(string file, int line, int column, IReadOnlyList<YamlValue> items) =>
        new(YamlKind.List, file, line, column) { Items = items, Height = 1 + Tallest(items) };

    public static YamlValue Map(string file, int line, int column, IReadOnlyList<KeyValuePair<YamlValue, YamlValue>> entries) =>
        new(YamlKind.Map, file, line, column) { Entries = entries, Height = 1 + Tallest(entries.Select(e => e.Value)) };

    /// <summary>The map with a value under a key: in the place of the one it has, or behind all others.</summary>
    public YamlValue With(YamlValue key, YamlValue value)
    {
        var entries = Entries.Select(e => e.Key.Text == key.Text ? KeyValuePair.Create(e.Key, value) : e).ToList();
        if (this[key.Text] is null)
            entries.Add(KeyValuePair.Create(key, value));
        return Map(File, Line, Column, entries);
    }

    private static int Tallest(IEnumerable<YamlValue> values) => values.Select(v => v.Height).DefaultIfEmpty(0).Max();
}
