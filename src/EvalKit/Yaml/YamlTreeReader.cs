using System.Globalization;
using EvalKit.Problems;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EvalKit.Yaml;

/// <summary>
/// Builds <see cref="YamlValue"/> trees from parser events. Depth and size are bounded, aliases are shared and counted, so that a hostile file
/// (deep nesting, a billion laughs) ends in one message.
/// </summary>
internal sealed class YamlTreeReader
{
    /// <value>The default value is 64 levels.</value>
    public const int MaxDepth = 64;

    /// <value>The default value is 1,000,000 nodes, aliases counted as often as they are used.</value>
    public const int MaxNodes = 1_000_000;

    private readonly string _file;
    private readonly ProblemList _problems;
    private readonly IParser _parser;
    private readonly Dictionary<string, (YamlValue Value, int Nodes)> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private YamlTreeReader(string text, string file, ProblemList problems)
    {
        _file = file;
        _problems = problems;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The root of the first document, or null with a problem added.</summary>
    public static YamlValue? Read(string text, string file, ProblemList problems)
    {
        var reader = new YamlTreeReader(text, file, problems);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException e) when (e.Message.Contains("tab", StringComparison.Ordinal) && FirstTab(text) is { } tab)
        {
            problems.Add(file, tab.Line, tab.Column, "YAML: a tab in the indentation; YAML is indented with spaces only");
        }
        catch (YamlException e)
        {
            problems.Add(file, (int)e.Start.Line, (int)e.Start.Column, "YAML: " + Sentence(e));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The scanner gives up this way on some broken files, an unclosed bracket before a key among them.
            var place = reader._parser.Current?.End ?? Mark.Empty;
            problems.Add(file, Math.Max(1, (int)place.Line), (int)place.Column, "YAML: cannot be read from here on; is a bracket, a brace or a quote left open?");
        }
        return null;
    }

    private static (int Line, int Column)? FirstTab(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indentation = line[..^line.TrimStart(" \t").Length];
            if (indentation.IndexOf('\t') is >= 0 and var column)
                return (number, column + 1);
        }
        return null;
    }

    private static string Sentence(YamlException e) => (e.InnerException as YamlException ?? e).Message.ReplaceLineEndings(" ").TrimEnd('.');

    private YamlValue? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _problems.Add(_file, 1, 1, "is empty");
            return null;
        }
        var root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
            _problems.Add(_file, (int)second.Start.Line, (int)second.Start.Column, "has a second YAML document; only one is read");
        return root;
    }

    private YamlValue ReadNode(int depth)
    {
        var start = _parser.Current!.Start;
        if (depth > MaxDepth)
            throw TooDeep(start);
        var before = _nodes;
        Count(1, start);
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            if (!_anchors.TryGetValue(alias.Value.Value, out var shared))
                throw new YamlException(alias.Start, alias.End, $"alias '*{alias.Value.Value}' has no anchor before it; a text that begins with * has to stand in quotes");
            Count(shared.Nodes, start);
            if (depth + shared.Value.Height > MaxDepth)
                throw TooDeep(start);
            return shared.Value;
        }
        var anchor = ((NodeEvent)_parser.Current!).Anchor;
        var value = _parser.Current switch
        {
            SequenceStart => ReadList(depth),
            MappingStart => ReadMap(depth),
            _ => ReadScalar(),
        };
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = (value, _nodes - before);
        return value;
    }

    private static YamlException TooDeep(Mark place) => new(place, place, $"nested deeper than {MaxDepth} levels");

    private void Count(int more, Mark place)
    {
        _nodes += more;
        if (_nodes > MaxNodes)
            throw new YamlException(place, place, string.Create(CultureInfo.InvariantCulture, $"its aliases expand to more than {MaxNodes:N0} values; write them out"));
    }

    private YamlValue ReadScalar()
    {
        var scalar = _parser.Consume<Scalar>();
        return YamlValue.Scalar(_file, (int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlValue ReadList(int depth)
    {
        var start = _parser.Consume<SequenceStart>().Start;
        var items = new List<YamlValue>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return YamlValue.List(_file, (int)start.Line, (int)start.Column, items);
    }

    private YamlValue ReadMap(int depth)
    {
        var start = _parser.Consume<MappingStart>().Start;
        var entries = new List<KeyValuePair<YamlValue, YamlValue>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            if (key.Kind == YamlKind.Map)
                throw new YamlException(start, start, "a text that begins with '{{' has to stand in quotes");
            var value = ReadNode(depth + 1);
            if (key.Kind != YamlKind.Scalar)
                _problems.Add(key, "a key has to be a plain name");
            else if (!names.Add(key.Text))
                _problems.Add(key, $"duplicate key '{key.Text}'");
            else
                entries.Add(new(key, value));
        }
        return YamlValue.Map(_file, (int)start.Line, (int)start.Column, entries);
    }
}
