using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

internal static class OpenAIResponseFormat
{
    private const string DefaultSchemaName = "answer";

    /// <summary>The <c>response_format</c> of chat completions, where a schema stands in an object of its own.</summary>
    public static void WriteForChat(Utf8JsonWriter json, ChatResponseFormat format, ChatOptions options)
    {
        json.WriteStartObject("response_format");
        if (format is ChatResponseFormatJson { Schema: not null } withSchema)
        {
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            WriteSchema(json, withSchema, options);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type", format is ChatResponseFormatJson ? "json_object" : "text");
        }

        json.WriteEndObject();
    }

    /// <summary>The <c>text.format</c> of Responses.</summary>
    public static void WriteForResponses(Utf8JsonWriter json, ChatResponseFormat format, ChatOptions options)
    {
        json.WriteStartObject("format");
        if (format is ChatResponseFormatJson { Schema: not null } withSchema)
        {
            json.WriteString("type", "json_schema");
            WriteSchema(json, withSchema, options);
        }
        else
        {
            json.WriteString("type", format is ChatResponseFormatJson ? "json_object" : "text");
        }

        json.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter json, ChatResponseFormatJson format, ChatOptions options)
    {
        json.WriteString("name", format.SchemaName ?? DefaultSchemaName);
        if (format.SchemaDescription is { } description) json.WriteString("description", description);
        json.WriteBoolean("strict", options.AdditionalProperties?.TryGetValue(ChatParameters.StrictSchema, out var strict) != true || strict is not false);
        json.WritePropertyName("schema");
        format.Schema!.Value.WriteTo(json);
    }
}
