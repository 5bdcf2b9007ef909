using EvalKit.Shapes;

namespace EvalKit.Suites;

/// <summary>Writes the reference of a suite's keys as Markdown; <c>docs/suite.md</c> is this text.</summary>
internal sealed class SuiteMarkdown
{
    private const string Head = """
        # Suite reference

        <!-- Generated: evalkit validate --reference > docs/suite.md -->

        Every key of a suite file. Editors show the same text from [suite.schema.json](../evals/suite.schema.json) ([how](editors.md)), and `evalkit validate` holds suites to it.
        Grader types have a reference of their own: [graders.md](graders.md). What the words mean: [concepts.md](concepts.md).
        """;

    private readonly List<string> _lines = [];

    /// <summary>The section in which a map's keys stand, by those keys: maps that occur in many places are written once.</summary>
    private readonly Dictionary<string, string> _sections = new(StringComparer.Ordinal);

    private SuiteMarkdown()
    {
    }

    public static string Write()
    {
        var markdown = new SuiteMarkdown();
        markdown._lines.AddRange(Head.ReplaceLineEndings("\n").Split('\n'));
        markdown.WriteKeys(SuiteShape.Root, "", 2);
        return string.Join('\n', markdown._lines) + "\n";
    }

    /// <summary>A table of the keys, then a section for each of them that holds a map with keys of its own.</summary>
    private void WriteKeys(ObjectShape shape, string path, int level)
    {
        var sections = shape.Keys.Select(key => (Key: key, Places: Maps(key.Value).Select(map => Place(map, path, key)).ToList())).ToList();
        _lines.Add("");
        _lines.AddRange(KeyTable.Head("key"));
        foreach (var (key, places) in sections)
            _lines.Add(KeyTable.Row(key.Name, ShapeWords.Of(key.Value), key.IsRequired, key.Default, key.Description + See(key, places), key.Example));
        foreach (var group in shape.ExactlyOneOf)
        {
            _lines.Add("");
            _lines.Add($"Exactly one of {string.Join(", ", group.Select(k => $"`{k}`"))} has to be given.");
        }
        foreach (var (key, places) in sections)
            foreach (var place in places.Where(p => p.IsNew))
            {
                _lines.Add("");
                _lines.Add($"{new string('#', level)} {place.Section}");
                _lines.Add("");
                _lines.Add(place.Map.Description ?? (place.Map.Case is null ? key.Description : $"Models of the provider `{place.Map.Case}`; more in [providers.md](providers.md#{place.Map.Case})."));
                WriteKeys(place.Map.Shape, place.Section, Math.Min(level + 1, 4));
            }
    }

    private (KeyedMap Map, string Section, bool IsNew) Place(KeyedMap map, string path, Key key)
    {
        var section = (path.Length == 0 ? key.Name : $"{path}.{key.Name}") + (map.Case is null ? "" : $": {map.Case}");
        var identity = string.Join(' ', map.Shape.Keys.Select(k => k.Name)) + map.Case;
        return _sections.TryAdd(identity, section) ? (map, section, true) : (map, _sections[identity], false);
    }

    private static string See(Key key, IReadOnlyList<(KeyedMap Map, string Section, bool IsNew)> places) =>
        key.Name == "graders" ? " Types and their keys: [graders.md](graders.md)."
        : places.Count == 0 ? ""
        : $" Keys: {string.Join(", ", places.Select(p => $"[{p.Map.Case ?? p.Section}](#{Anchor(p.Section)})"))}.";

    /// <summary>The maps with known keys that a value may be or hold.</summary>
    private static IEnumerable<KeyedMap> Maps(Shape shape) => shape switch
    {
        ObjectShape map => [new KeyedMap(map, null, map.Description)],
        ListShape list => Maps(list.Item),
        MapShape map => Maps(map.Value),
        EitherShape either => [.. Maps(either.Scalar), .. Maps(either.Container)],
        TaggedShape { Tag: "provider" } tagged => tagged.Cases.Select(c => new KeyedMap(c.Value, c.Key, c.Value.Description)),
        _ => [],
    };

    /// <summary>As GitHub makes it of a heading.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c));

    /// <param name="Shape">The keys.</param>
    /// <param name="Case">The provider whose keys they are; null where there is one set of keys.</param>
    /// <param name="Description">What it is, in words; null where the key says it.</param>
    private sealed record KeyedMap(ObjectShape Shape, string? Case, string? Description);
}
