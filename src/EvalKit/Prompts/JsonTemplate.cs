using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Prompts;

/// <summary>
/// A JSON value whose texts are templates. A text that is one place and nothing else becomes the value there, with its type; any other text stays a text.
/// Keys are no templates. Written as one scalar it is a template of text.
/// </summary>
internal sealed class JsonTemplate
{
    private readonly YamlValue _root;
    private readonly Dictionary<YamlValue, Template> _templates = [];

    private JsonTemplate(YamlValue root) => _root = root;

    /// <summary>Whether it is one text, which is rendered as it is and not as JSON.</summary>
    public bool IsText => _root.Kind == YamlKind.Scalar;

    public IEnumerable<Template> Templates => _templates.Values;

    /// <summary>Parses every text; problems stand at their places.</summary>
    public static JsonTemplate Parse(YamlValue value, LoadContext context) => Parse(value, (place, text) => context.ParseTemplate(place, text));

    /// <summary>Parses what has been checked before.</summary>
    public static JsonTemplate Parse(YamlValue value) => Parse(value, static (_, text) => Template.Parse(text, out string? _) ?? Template.Parse("", out string? _)!);

    /// <summary>The text or the JSON; null with the name of the missing variable otherwise.</summary>
    public string? Render(TemplateScope scope, out string missing)
    {
        missing = "";
        if (IsText)
            return _templates[_root].TryRender(scope, out var text, out missing) ? text : null;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            if (!TryWrite(writer, _root, scope, out missing))
                return null;
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static JsonTemplate Parse(YamlValue value, Func<YamlValue, string, Template> parse)
    {
        var template = new JsonTemplate(value);
        template.Collect(value, parse);
        return template;
    }

    private void Collect(YamlValue value, Func<YamlValue, string, Template> parse)
    {
        if (value.Kind == YamlKind.Scalar && (value.Text.Contains("{{", StringComparison.Ordinal) || value == _root))
            _templates[value] = parse(value, value.Text);
        foreach (var item in value.Items)
            Collect(item, parse);
        foreach (var entry in value.Entries)
            Collect(entry.Value, parse);
    }

    private bool TryWrite(Utf8JsonWriter writer, YamlValue value, TemplateScope scope, out string missing)
    {
        missing = "";
        switch (value.Kind)
        {
            case YamlKind.List:
                writer.WriteStartArray();
                foreach (var item in value.Items)
                    if (!TryWrite(writer, item, scope, out missing))
                        return false;
                writer.WriteEndArray();
                return true;
            case YamlKind.Map:
                writer.WriteStartObject();
                foreach (var (key, child) in value.Entries)
                {
                    writer.WritePropertyName(key.Text);
                    if (!TryWrite(writer, child, scope, out missing))
                        return false;
                }
                writer.WriteEndObject();
                return true;
            default:
                return TryWriteScalar(writer, value, scope, out missing);
        }
    }

    private bool TryWriteScalar(Utf8JsonWriter writer, YamlValue value, TemplateScope scope, out string missing)
    {
        missing = "";
        if (!_templates.TryGetValue(value, out var template))
        {
            YamlJson.Write(writer, value);
            return true;
        }
        var found = template.Evaluate(scope, out missing);
        if (found.IsMissing)
            return false;
        if (found.Json is { } json)
            json.WriteTo(writer);
        else
            writer.WriteStringValue(WellFormed(found.Render()));
        return true;
    }

    /// <summary>Half a surrogate pair has no UTF-8 form: it becomes U+FFFD.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
