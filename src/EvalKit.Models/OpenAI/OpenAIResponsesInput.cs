using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>Writes the <c>input</c> of a request to the Responses interface: messages, calls of functions and their results.</summary>
internal static class OpenAIResponsesInput
{
    public static void Write(Utf8JsonWriter json, OpenAISettings settings, IEnumerable<ChatMessage> messages)
    {
        json.WriteStartArray("input");
        foreach (var message in messages) Write(json, settings, message);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, OpenAISettings settings, ChatMessage message)
    {
        var contents = message.Contents.Where(content => content is not FunctionResultContent and not FunctionCallContent).ToList();
        if (contents.Count > 0 || message.Contents.Count == 0)
        {
            json.WriteStartObject();
            json.WriteString("role", OpenAIRoles.Of(settings, message.Role));
            OpenAIParts.WriteContent(json, contents, WritePart);
            json.WriteEndObject();
        }

        foreach (var content in message.Contents)
        {
            if (content is FunctionCallContent call) WriteCall(json, call);
            else if (content is FunctionResultContent result) WriteResult(json, result);
        }
    }

    private static void WritePart(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                json.WriteString("type", "input_text");
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
                json.WriteString("type", "input_file");
                json.WriteString("filename", OpenAIParts.FileName(file));
                json.WriteString("file_data", file.Uri);
                break;
            case UriContent file:
                json.WriteString("type", "input_file");
                json.WriteString("file_url", file.Uri.OriginalString);
                break;
            case HostedFileContent file:
                json.WriteString("type", "input_file");
                json.WriteString("file_id", file.FileId);
                break;
            default:
                throw OpenAIParts.Unknown(content, "Responses");
        }
    }

    private static void WriteImage(Utf8JsonWriter json, string address, AIContent image)
    {
        json.WriteString("type", "input_image");
        json.WriteString("image_url", address);
        if (OpenAIParts.Detail(image) is { } detail) json.WriteString("detail", detail);
    }

    private static void WriteCall(Utf8JsonWriter json, FunctionCallContent call)
    {
        json.WriteStartObject();
        json.WriteString("type", "function_call");
        json.WriteString("call_id", call.CallId);
        json.WriteString("name", call.Name);
        json.WriteString("arguments", call.RawRepresentation as string ?? AnswerMapper.ToJson(call.Arguments));
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, FunctionResultContent result)
    {
        json.WriteStartObject();
        json.WriteString("type", "function_call_output");
        json.WriteString("call_id", result.CallId);
        json.WriteString("output", result.Result as string ?? AnswerMapper.ToJson(result.Result));
        json.WriteEndObject();
    }
}
