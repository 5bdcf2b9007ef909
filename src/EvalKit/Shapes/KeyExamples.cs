using System.Globalization;
using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Shapes;

/// <summary>Finds an example for a key that states none: what its name means everywhere, what its default is, what its shape allows.</summary>
internal static class KeyExamples
{
    /// <value>The default value is 3 levels of maps: an example is to be read at a glance.</value>
    private const int Depth = 3;

    /// <summary>Names that mean the same wherever they stand.</summary>
    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["accept"] = "[done, handed_over]",
        ["base_url"] = "https://staging.example.org/v1",
        ["cache_write_tokens"] = "cache_write_tokens",
        ["cached_input_tokens"] = "cached_input_tokens",
        ["column"] = "order_id",
        ["contains"] = "[CancellationToken]",
        ["cost_usd"] = "cost_usd",
        ["criterion"] = "names the number of the order",
        ["description"] = "Finds an order by its number.",
        ["end"] = "end",
        ["env"] = "[REGION]",
        ["equals"] = "paid",
        ["error"] = "error",
        ["examples"] = "[Your order arrives on Friday.]",
        ["extra"] = "{ top_a: 0.2 }",
        ["fallback"] = "large",
        ["field"] = "order.total",
        ["finish_reason"] = "finish_reason",
        ["grader"] = "tone",
        ["group"] = "mini-family",
        ["input"] = "{{ sample.output_text }}",
        ["input_tokens"] = "input_tokens",
        ["item"] = "st-0042",
        ["key"] = "id",
        ["languages"] = "[csharp, python]",
        ["latency_s"] = "latency_s",
        ["meaning"] = "answers every part of the question",
        ["model"] = "mini",
        ["not_equals"] = "cancelled",
        ["objective"] = "Route a customer's message to the one queue that can solve it.",
        ["one_of"] = "[paid, shipped]",
        ["output_tokens"] = "output_tokens",
        ["parameters"] = "schemas/arguments.json",
        ["path"] = "../datasets/support-triage.jsonl",
        ["pattern"] = "^[A-Z]{2}-[0-9]{4}$",
        ["prompt"] = "terse",
        ["reason"] = "the label is disputed",
        ["reasoning_tokens"] = "reasoning_tokens",
        ["refusal"] = "message.refusal",
        ["roles"] = "[assistant, tool]",
        ["service_tier"] = "flex",
        ["source"] = "https://example.org/prices",
        ["split"] = "train",
        ["start"] = "start",
        ["steps"] = "[Read the question., Say what the answer leaves out.]",
        ["stop"] = "[\"###\"]",
        ["store_as"] = "staging",
        ["text"] = "{{ item.message }}",
        ["tool_calls"] = "message.tool_calls",
        ["variant"] = "proposed",
        ["within"] = "room",
        ["words"] = "words/products.txt",
    };

    /// <summary>The example as it is read from a suite; null where only the key's author can know one.</summary>
    public static YamlValue? Of(Key key)
    {
        if (Text(key, Depth) is not { } text)
            return null;
        var problems = new ProblemList();
        // A template in braces would be a map of YAML, and a text may look like a number.
        return key.Value is TextShape or TemplateShape || text.StartsWith("{{", StringComparison.Ordinal) || YamlTreeReader.Read(text, key.Name, problems) is not { } value || problems.Any
            ? YamlValue.Scalar(key.Name, 1, 1, text, isPlain: false)
            : value;
    }

    private static string? Text(Key key, int depth) => key.Example ?? Literal(key) ?? (IsText(key.Value) ? ByName.GetValueOrDefault(key.Name) : null) ?? Of(key.Value, key, depth) ?? ByName.GetValueOrDefault(key.Name);

    private static bool IsText(Shape shape) => shape switch
    {
        TextShape or TemplateShape => true,
        ListShape { OrSingle: true } list => IsText(list.Item),
        EitherShape either => IsText(either.Scalar),
        _ => false,
    };

    /// <summary>A default that is a value and not said in words.</summary>
    private static string? Literal(Key key) => key.Value is TextShape or TemplateShape or ListShape or EitherShape && key.Default is { } text
        ? text.StartsWith('`') && text.EndsWith('`') && text.Length > 2 ? text[1..^1]
            : text.StartsWith('[') && text.EndsWith(']') ? text
            : key.Value is TextShape && !text.Contains(' ', StringComparison.Ordinal) && text != "none" ? text
            : null
        : null;

    private static string? Of(Shape shape, Key? key, int depth) => shape switch
    {
        WordShape words => words.Words.FirstOrDefault(w => w != key?.Default) ?? words.Words[0],
        BooleanShape => key?.Default == "true" ? "false" : "true",
        IntegerShape whole => IsNumber(key) ? key!.Default : Math.Clamp(10, whole.Minimum, whole.Maximum).ToString(CultureInfo.InvariantCulture),
        NumberShape number => IsNumber(key) ? key!.Default : Math.Clamp(0.5, number.Minimum, number.Maximum).ToString(CultureInfo.InvariantCulture),
        DurationShape => "30s",
        QuantityShape => "0.8",
        ListShape { OrSingle: true } list => Of(list.Item, null, depth) is { } one ? $"[{one}]" : null,
        ListShape list => Of(list.Item, null, depth) is { } item ? $"[{string.Join(", ", Enumerable.Repeat(item, Math.Max(1, list.MinimumItems)))}]" : null,
        MapShape map => Of(map.Value, null, depth) is { } value ? $"{{ {string.Join(", ", Enumerable.Range(0, Math.Max(1, map.MinimumEntries)).Select(i => $"{(char)('a' + i)}: {value}"))} }}" : null,
        ObjectShape fields => depth == 0 ? null : Map(null, fields, depth - 1),
        TaggedShape tagged => depth == 0 ? null : Map(tagged.Tag, tagged.Cases.First().Value, depth - 1, tagged.Cases.First().Key),
        EitherShape either => Of(either.Scalar, key, depth) ?? Of(either.Container, key, depth),
        _ => null,
    };

    private static bool IsNumber(Key? key) => double.TryParse(key?.Default, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>What has to be there; where nothing has to, the first key.</summary>
    private static string? Map(string? tag, ObjectShape shape, int depth, string? tagValue = null)
    {
        var keys = shape.Keys.Where(k => k.IsRequired && k.Name != tag).Concat(shape.ExactlyOneOf.Select(group => shape.Keys.First(k => k.Name == group[0]))).DistinctBy(k => k.Name).ToList();
        if (keys.Count == 0 && tag is null)
            keys.Add(shape.Keys[0]);
        var parts = keys.Select(k => (k.Name, Value: Text(k, depth))).ToList();
        if (parts.Exists(p => p.Value is null))
            return null;
        var entries = parts.Select(p => $"{p.Name}: {Quoted(p.Value!)}");
        return $"{{ {string.Join(", ", tag is null ? entries : entries.Prepend($"{tag}: {tagValue}"))} }}";
    }

    /// <summary>Inside a map in braces a text with signs of YAML needs quotes.</summary>
    private static string Quoted(string value) => value.StartsWith("{{", StringComparison.Ordinal) || (value[0] is not ('{' or '[' or '"') && value.AsSpan().ContainsAny(",:#{}[]'\""))
        ? $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : value;
}
