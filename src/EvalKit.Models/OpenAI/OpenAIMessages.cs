using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

internal static class OpenAIMessages
{
    public static void Write(Utf8JsonWriter json, OpenAISettings settings, IEnumerable<ChatMessage> messages, string? instructions)
    {
        json.WriteStartArray("messages");
        if (instructions is not null) Write(json, settings, new ChatMessage(ChatRole.System, instructions));
        foreach (var message in messages) Write(json, settings, message);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, OpenAISettings settings, ChatMessage message)
    {
        var results = message.Contents.OfType<FunctionResultContent>().ToList();
        foreach (var result in results) WriteResult(json, result);
        var contents = message.Contents.Where(content => content is not FunctionResultContent and not FunctionCallContent).ToList();
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (contents.Count == 0 && calls.Count == 0 && results.Count > 0) return;
        json.WriteStartObject();
        json.WriteString("role", OpenAIRoles.Of(settings, message.Role));
        if (message.AuthorName is { } name) json.WriteString("name", name);
        if (contents.Count > 0 || calls.Count == 0) OpenAIParts.WriteContent(json, contents, WritePart);
        if (calls.Count > 0) WriteCalls(json, calls);
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                json.WriteString("type", "text");
                json.WriteString("text", text.Text);
                break;
            case DataContent image when image.HasTopLevelMediaType("image"):
                WriteImage(json, image.Uri, image);
                break;
            case UriContent image when image.HasTopLevelMediaType("image"):
                WriteImage(json, image.Uri.OriginalString, image);
                break;
            case DataContent audio when audio.HasTopLevelMediaType("audio"):
                OpenAIParts.WriteAudio(json, audio);
                break;
            case DataContent file:
                json.WriteString("type", "file");
                json.WriteStartObject("file");
                json.WriteString("filename", OpenAIParts.FileName(file));
                json.WriteString("file_data", file.Uri);
                json.WriteEndObject();
                break;
            case HostedFileContent file:
                json.WriteString("type", "file");
                json.WriteStartObject("file");
                json.WriteString("file_id", file.FileId);
                json.WriteEndObject();
                break;
            default:
                throw OpenAIParts.Unknown(content, "chat completions");
        }
    }

    private static void WriteImage(Utf8JsonWriter json, string address, AIContent image)
    {
        json.WriteString("type", "image_url");
        json.WriteStartObject("image_url");
        json.WriteString("url", address);
        if (OpenAIParts.Detail(image) is { } detail) json.WriteString("detail", detail);
        json.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter json, List<FunctionCallContent> calls)
    {
        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("id", call.CallId);
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WriteString("arguments", call.RawRepresentation as string ?? AnswerMapper.ToJson(call.Arguments));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, FunctionResultContent result)
    {
        json.WriteStartObject();
        json.WriteString("role", "tool");
        json.WriteString("tool_call_id", result.CallId);
        json.WriteString("content", result.Result as string ?? AnswerMapper.ToJson(result.Result));
        json.WriteEndObject();
    }
}
