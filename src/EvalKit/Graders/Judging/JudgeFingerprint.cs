using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Graders.Judging;

/// <summary>
/// The hash of everything in a suite that decides a judge's verdicts: kind, rubric, examples, which pieces it is shown, models with their parameters, and the version of
/// the built-in words. It stands among a grader's parameters as <c>pinned.judge</c>, so that a stored run can be read without its models.
/// </summary>
internal static partial class JudgeFingerprint
{
    private const string Pinned = "pinned";

    private const string Judge = "judge";

    /// <summary>What changes no verdict, or stands in the hash in another form.</summary>
    private static readonly string[] Left = ["type", JudgeKeys.Model.Name, JudgeKeys.Parameters.Name, JudgeOptions.SamplingParameters, "pass_threshold", PassAtKey.Name];

    /// <summary>Of models that are programs, services or records: what answers.</summary>
    private static readonly string[] Answering = ["command", "files", "input", "url", "body", "output", "path"];

    /// <summary>The hash that was pinned, or null.</summary>
    public static string? Of(YamlValue parameters) => parameters[Pinned].Text(Judge);

    /// <summary>The parameters with the hash.</summary>
    public static YamlValue Pin(JudgeType type, YamlValue parameters, IReadOnlyDictionary<string, ModelDefinition> models)
    {
        if (parameters.Kind != YamlKind.Map)
            return parameters;
        var map = YamlValue.Map(parameters.File, parameters.Line, parameters.Column, [KeyValuePair.Create(Scalar(parameters, Judge), Scalar(parameters, Hash(type, parameters, models)))]);
        return parameters.With(Scalar(parameters, Pinned), map);
    }

    private static string Hash(JudgeType type, YamlValue parameters, IReadOnlyDictionary<string, ModelDefinition> models)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("words", JudgeMessages.Words);
            writer.WriteString("kind", type.Type);
            writer.WriteStartArray("judges");
            foreach (var name in parameters.Texts(JudgeKeys.Model.Name))
                if (models.TryGetValue(name, out var model))
                    WriteModel(writer, model, JudgeOptions.Of(parameters).Over(model));
            writer.WriteEndArray();
            writer.WriteStartObject("grader");
            foreach (var key in type.Shape.Keys.OrderBy(k => k.Name, StringComparer.Ordinal))
                if (parameters[key.Name] is { } value && !Left.Contains(key.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key.Name);
                    WriteValue(writer, value, type.PromptKeys.Contains(key.Name, StringComparer.Ordinal) ? new AnyShape() : key.Value);
                }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    /// <summary>Where a piece of the material comes from is the data's business; that it is shown, and any words around it, are the judge's.</summary>
    private static void WriteValue(Utf8JsonWriter writer, YamlValue value, Shape shape)
    {
        switch (shape)
        {
            case TemplateShape when value.Kind == YamlKind.Scalar:
                writer.WriteStringValue(Place().Replace(value.Text, "{{}}"));
                break;
            case ListShape { Item: TemplateShape template }:
                writer.WriteStartArray();
                foreach (var item in value.Kind == YamlKind.List ? value.Items : [value])
                    WriteValue(writer, item, template);
                writer.WriteEndArray();
                break;
            case MapShape { Value: TemplateShape template } when value.Kind == YamlKind.Map:
                writer.WriteStartObject();
                foreach (var (name, piece) in value.Entries)
                {
                    writer.WritePropertyName(name.Text);
                    WriteValue(writer, piece, template);
                }
                writer.WriteEndObject();
                break;
            default:
                YamlJson.Write(writer, value);
                break;
        }
    }

    private static void WriteModel(Utf8JsonWriter writer, ModelDefinition model, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        writer.WriteStartObject();
        writer.WriteString("provider", model.Provider);
        writer.WriteString("model", model.Model);
        writer.WriteStartObject("parameters");
        foreach (var (name, value) in parameters)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
        writer.WriteEndObject();
        foreach (var key in Answering)
            if (model.Settings[key] is { } value)
            {
                writer.WritePropertyName(key);
                YamlJson.Write(writer, value);
            }
        writer.WriteEndObject();
    }

    private static YamlValue Scalar(YamlValue place, string text) => YamlValue.Scalar(place.File, place.Line, place.Column, text, isPlain: false);

    [GeneratedRegex(@"\{\{[^}]*\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
