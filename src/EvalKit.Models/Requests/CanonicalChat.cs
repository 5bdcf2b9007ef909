using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

// Properties are written in ordinal order, so that the form does not depend on a sort at run time.
internal static class CanonicalChat
{
    public static void Write(Utf8JsonWriter writer, ModelRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("api", request.Model.Api);
        writer.WriteString("endpoint", request.Model.Endpoint);
        writer.WriteStartArray("messages");
        foreach (var message in request.Messages) WriteMessage(writer, message);
        writer.WriteEndArray();
        writer.WriteString("model", request.Model.Model);
        writer.WritePropertyName("options");
        CanonicalOptions.Write(writer, request.Options);
        writer.WriteString("provider", request.Model.Provider);
        writer.WriteNumber("repeat", request.Repeat);
        if (request.Options?.ResponseFormat is { } format) WriteResponseFormat(writer, format);
        if (request.Model.Revision is { } revision) writer.WriteString("revision", revision);
        if (request.Options?.Tools is { Count: > 0 } tools) WriteTools(writer, tools);
        writer.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter writer, ChatMessage message)
    {
        writer.WriteStartObject();
        if (message.AdditionalProperties is { Count: > 0 } additional)
        {
            writer.WritePropertyName("additional");
            CanonicalValue.Write(writer, additional);
        }

        writer.WriteStartArray("contents");
        foreach (var content in message.Contents) CanonicalContent.Write(writer, content);
        writer.WriteEndArray();
        if (message.AuthorName is { } name) writer.WriteString("name", name);
        writer.WriteString("role", message.Role.Value);
        writer.WriteEndObject();
    }

    private static void WriteResponseFormat(Utf8JsonWriter writer, ChatResponseFormat format)
    {
        writer.WriteStartObject("response_format");
        if (format is ChatResponseFormatJson json)
        {
            if (json.SchemaDescription is { } description) writer.WriteString("description", description);
            if (json.SchemaName is { } name) writer.WriteString("name", name);
            if (json.Schema is { } schema)
            {
                writer.WritePropertyName("schema");
                schema.WriteTo(writer);
            }
        }

        writer.WriteString("type", format is ChatResponseFormatJson ? "json" : "text");
        writer.WriteEndObject();
    }

    private static void WriteTools(Utf8JsonWriter writer, IList<AITool> tools)
    {
        writer.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            if (tool is not AIFunctionDeclaration function)
                throw new NotSupportedException($"The tool '{tool.Name}' ({tool.GetType().Name}) has no canonical form: declare it as a function.");
            writer.WriteStartObject();
            if (tool.AdditionalProperties.Count > 0)
            {
                writer.WritePropertyName("additional");
                CanonicalValue.Write(writer, tool.AdditionalProperties);
            }

            writer.WriteString("description", function.Description);
            writer.WriteString("name", function.Name);
            writer.WritePropertyName("schema");
            function.JsonSchema.WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
