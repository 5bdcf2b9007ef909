using System.Text.Json;
using System.Text.RegularExpressions;

namespace EvalKit.Yaml;

/// <summary>YAML values as JSON: plain scalars take their core-schema type, quoted ones stay strings.</summary>
internal static partial class YamlJson
{
    public static void Write(Utf8JsonWriter writer, YamlValue value)
    {
        switch (value.Kind)
        {
            case YamlKind.List:
                writer.WriteStartArray();
                foreach (var item in value.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case YamlKind.Map:
                writer.WriteStartObject();
                foreach (var (key, child) in value.Entries)
                {
                    writer.WritePropertyName(key.Text);
                    Write(writer, child);
                }
                writer.WriteEndObject();
                break;
            default:
                WriteScalar(writer, value);
                break;
        }
    }

    public static JsonElement ToJson(YamlValue value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, value);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void WriteScalar(Utf8JsonWriter writer, YamlValue value)
    {
        if (value.IsNull)
            writer.WriteNullValue();
        else if (YamlScalar.TryBoolean(value, out var truth))
            writer.WriteBooleanValue(truth);
        else if (value.IsPlain && JsonNumber().IsMatch(value.Text))
            writer.WriteRawValue(value.Text);
        else if (YamlScalar.TryInteger(value, out var integer))
            writer.WriteNumberValue(integer);
        else if (YamlScalar.TryNumber(value, out var number))
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(value.Text);
    }

    /// <summary>A number that JSON spells the same way is kept as written: 1.50 stays 1.50, whatever the file's format.</summary>
    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonNumber();
}
