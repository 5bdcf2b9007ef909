using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Yaml;

namespace EvalKit.Shapes;

/// <summary>Writes a shape as JSON Schema (draft 2020-12), so that editors complete, explain and check what the loader checks.</summary>
internal sealed class JsonSchemaWriter
{
    private readonly SortedDictionary<string, (ObjectShape Keys, string Tag, string Value)> _shared = new(StringComparer.Ordinal);

    private JsonSchemaWriter()
    {
    }

    public static string Write(Shape shape, string title)
    {
        var schema = new JsonSchemaWriter();
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            writer.WriteString("title", title);
            schema.WriteBody(writer, shape);
            schema.WriteShared(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private void WriteShape(Utf8JsonWriter writer, Shape shape, Key? key = null)
    {
        writer.WriteStartObject();
        var description = key is null ? shape.Description : key.Default is null ? key.Description : $"{key.Description} Default: {key.Default}.";
        if (description is not null)
            writer.WriteString("description", description);
        if (key is not null && KeyExamples.Of(key) is { } example)
        {
            writer.WriteStartArray("examples");
            YamlJson.Write(writer, example);
            writer.WriteEndArray();
        }
        if (key is { IsNullable: true })
            WriteNullable(writer, shape);
        else
            WriteBody(writer, shape);
        writer.WriteEndObject();
    }

    private void WriteNullable(Utf8JsonWriter writer, Shape shape)
    {
        writer.WriteStartArray("anyOf");
        WriteShape(writer, shape);
        writer.WriteStartObject();
        writer.WriteString("type", "null");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private void WriteBody(Utf8JsonWriter writer, Shape shape)
    {
        switch (shape)
        {
            case WordShape words:
                WriteNames(writer, "enum", words.Words);
                break;
            case BooleanShape:
                writer.WriteString("type", "boolean");
                break;
            case IntegerShape integer:
                writer.WriteString("type", "integer");
                WriteRange(writer, integer.Minimum == long.MinValue ? double.NegativeInfinity : integer.Minimum, integer.Maximum == long.MaxValue ? double.PositiveInfinity : integer.Maximum);
                break;
            case NumberShape number:
                writer.WriteString("type", "number");
                WriteRange(writer, number.Minimum, number.Maximum);
                break;
            case DurationShape:
                writer.WriteString("type", "string");
                writer.WriteString("pattern", "^[0-9]+(\\.[0-9]+)?(ms|s|m|h)$");
                break;
            case QuantityShape:
                WriteNames(writer, "type", ["number", "string"]);
                break;
            case TextShape or TemplateShape:
                WriteNames(writer, "type", ["string", "number", "boolean"]);
                break;
            case ListShape list:
                WriteList(writer, list);
                break;
            case MapShape map:
                writer.WriteString("type", "object");
                if (map.MinimumEntries > 0)
                    writer.WriteNumber("minProperties", map.MinimumEntries);
                writer.WritePropertyName("additionalProperties");
                WriteShape(writer, map.Value);
                break;
            case ObjectShape fields:
                WriteObject(writer, fields);
                break;
            case TaggedShape { Alternative: { } alternative } tagged:
                WriteAlternatives(writer, "anyOf", tagged with { Alternative = null }, alternative);
                break;
            case TaggedShape tagged:
                WriteTagged(writer, tagged);
                break;
            case EitherShape either:
                WriteAlternatives(writer, "anyOf", either.Scalar, either.Container);
                break;
        }
    }

    private void WriteList(Utf8JsonWriter writer, ListShape list)
    {
        if (list.OrSingle)
        {
            WriteAlternatives(writer, "anyOf", list.Item, list with { OrSingle = false });
            return;
        }
        writer.WriteString("type", "array");
        if (list.MinimumItems > 0)
            writer.WriteNumber("minItems", list.MinimumItems);
        writer.WritePropertyName("items");
        WriteShape(writer, list.Item);
    }

    private void WriteObject(Utf8JsonWriter writer, ObjectShape shape, string? tag = null, string? tagValue = null)
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var key in shape.Keys)
        {
            writer.WritePropertyName(key.Name);
            if (key.Name == tag)
            {
                writer.WriteStartObject();
                writer.WriteString("const", tagValue);
                writer.WriteEndObject();
            }
            else
            {
                WriteShape(writer, key.Value, key);
            }
        }
        writer.WriteEndObject();
        var required = shape.Keys.Where(k => k.IsRequired).Select(k => k.Name).ToList();
        if (required.Count > 0)
            WriteNames(writer, "required", required);
        writer.WriteBoolean("additionalProperties", false);
    }

    private void WriteTagged(Utf8JsonWriter writer, TaggedShape tagged)
    {
        writer.WriteString("type", "object");
        WriteNames(writer, "required", [tagged.Tag]);
        writer.WriteStartObject("properties");
        writer.WriteStartObject(tagged.Tag);
        writer.WriteString("description", "Which kind it is, which decides what other keys it has.");
        WriteNames(writer, "examples", tagged.Cases.Keys.Take(1));
        WriteNames(writer, "enum", tagged.Cases.Keys);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartArray("oneOf");
        foreach (var (name, keys) in tagged.Cases)
        {
            writer.WriteStartObject();
            if (keys.SharedName is { } shared)
            {
                _shared.TryAdd(shared, (keys, tagged.Tag, name));
                writer.WriteString("$ref", "#/$defs/" + shared);
            }
            else
            {
                WriteCase(writer, keys, tagged.Tag, name);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private void WriteCase(Utf8JsonWriter writer, ObjectShape keys, string tag, string value)
    {
        if (keys.Description is not null)
            writer.WriteString("description", keys.Description);
        WriteObject(writer, keys, tag, value);
    }

    /// <summary>What was referred to; writing it may refer to more.</summary>
    private void WriteShared(Utf8JsonWriter writer)
    {
        if (_shared.Count == 0)
            return;
        writer.WriteStartObject("$defs");
        var written = new HashSet<string>(StringComparer.Ordinal);
        while (_shared.FirstOrDefault(s => !written.Contains(s.Key)) is { Key: { } name } next)
        {
            written.Add(name);
            writer.WriteStartObject(name);
            WriteCase(writer, next.Value.Keys, next.Value.Tag, next.Value.Value);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private void WriteAlternatives(Utf8JsonWriter writer, string keyword, params IEnumerable<Shape> shapes)
    {
        writer.WriteStartArray(keyword);
        foreach (var shape in shapes)
            WriteShape(writer, shape);
        writer.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter writer, double minimum, double maximum)
    {
        if (!double.IsInfinity(minimum))
            writer.WriteNumber("minimum", minimum);
        if (!double.IsInfinity(maximum))
            writer.WriteNumber("maximum", maximum);
    }

    private static void WriteNames(Utf8JsonWriter writer, string property, IEnumerable<string> names)
    {
        writer.WriteStartArray(property);
        foreach (var name in names)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
    }
}
