using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>Writes instructions and conversation. Instructions at the beginning are the <c>system</c> text, whichever of the two roles they have.</summary>
internal static class AnthropicMessages
{
    public static void Write(Utf8JsonWriter json, IEnumerable<ChatMessage> messages, string? instructions)
    {
        var all = messages.ToList();
        var first = all.FindIndex(m => !IsInstruction(m));
        var leading = all.Take(first < 0 ? all.Count : first).Select(m => m.Text);
        var system = string.Join("\n\n", instructions is null ? leading : leading.Prepend(instructions));
        if (system.Length > 0) json.WriteString("system", system);
        json.WriteStartArray("messages");
        foreach (var message in first < 0 ? [] : all.Skip(first)) Write(json, message);
        json.WriteEndArray();
    }

    private static bool IsInstruction(ChatMessage message) => message.Role.Value is OpenAIRoles.System or OpenAIRoles.Developer;

    private static void Write(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteString("role", IsInstruction(message) ? OpenAIRoles.System : message.Role == ChatRole.Tool ? ChatRole.User.Value : message.Role.Value);
        if (message.Contents.All(content => content is TextContent))
        {
            json.WriteString("content", message.Text);
        }
        else
        {
            json.WriteStartArray("content");
            foreach (var content in message.Contents)
            {
                json.WriteStartObject();
                WriteBlock(json, content);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                json.WriteString("type", "text");
                json.WriteString("text", text.Text);
                break;
            case DataContent image when image.HasTopLevelMediaType("image"):
                json.WriteString("type", "image");
                WriteData(json, image);
                break;
            case UriContent image when image.HasTopLevelMediaType("image"):
                json.WriteString("type", "image");
                WriteAddress(json, image);
                break;
            case DataContent file when !file.HasTopLevelMediaType("audio"):
                json.WriteString("type", "document");
                if (file.HasTopLevelMediaType("text")) WriteText(json, file);
                else WriteData(json, file);
                if (file.Name is { } title) json.WriteString("title", title);
                break;
            case UriContent file when !file.HasTopLevelMediaType("audio"):
                json.WriteString("type", "document");
                WriteAddress(json, file);
                break;
            case HostedFileContent file:
                json.WriteString("type", "document");
                json.WriteStartObject("source");
                json.WriteString("type", "file");
                json.WriteString("file_id", file.FileId);
                json.WriteEndObject();
                break;
            case FunctionCallContent call:
                json.WriteString("type", "tool_use");
                json.WriteString("id", call.CallId);
                json.WriteString("name", call.Name);
                json.WritePropertyName("input");
                json.WriteRawValue(call.RawRepresentation as string ?? AnswerMapper.ToJson(call.Arguments ?? new Dictionary<string, object?>()));
                break;
            case FunctionResultContent result:
                json.WriteString("type", "tool_result");
                json.WriteString("tool_use_id", result.CallId);
                json.WriteString("content", result.Result as string ?? AnswerMapper.ToJson(result.Result));
                break;
            default:
                throw OpenAIParts.Unknown(content, "messages");
        }
    }

    private static void WriteData(Utf8JsonWriter json, DataContent data)
    {
        json.WriteStartObject("source");
        json.WriteString("type", "base64");
        json.WriteString("media_type", data.MediaType);
        json.WriteString("data", data.Base64Data.Span);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, DataContent data)
    {
        json.WriteStartObject("source");
        json.WriteString("type", "text");
        json.WriteString("media_type", "text/plain");
        json.WriteString("data", Encoding.UTF8.GetString(data.Data.Span));
        json.WriteEndObject();
    }

    private static void WriteAddress(Utf8JsonWriter json, UriContent uri)
    {
        json.WriteStartObject("source");
        json.WriteString("type", "url");
        json.WriteString("url", uri.Uri.OriginalString);
        json.WriteEndObject();
    }
}
