using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

internal static class OpenAIResponseFormat
{
    /// <summary>Additional property of the options: false sends a schema as a wish and not as a rule. Not sent itself.</summary>
    public const string StrictOption = "strict_schema";

    private const string DefaultSchemaName = "answer";

    public static void Write(Utf8JsonWriter json, ChatResponseFormat format, ChatOptions options)
    {
        json.WriteStartObject("response_format");
        if (format is ChatResponseFormatJson { Schema: { } schema } withSchema)
        {
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            json.WriteString("name", withSchema.SchemaName ?? DefaultSchemaName);
            if (withSchema.SchemaDescription is { } description) json.WriteString("description", description);
            json.WriteBoolean("strict", options.AdditionalProperties?.TryGetValue(StrictOption, out var strict) != true || strict is not false);
            json.WritePropertyName("schema");
            schema.WriteTo(json);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type", format is ChatResponseFormatJson ? "json_object" : "text");
        }

        json.WriteEndObject();
    }
}
