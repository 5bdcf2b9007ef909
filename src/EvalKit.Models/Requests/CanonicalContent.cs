using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

// Properties are written in ordinal order, so that the form does not depend on a sort at run time.
internal static class CanonicalContent
{
    public static void Write(Utf8JsonWriter writer, AIContent content)
    {
        writer.WriteStartObject();
        if (content.AdditionalProperties is { Count: > 0 } additional)
        {
            writer.WritePropertyName("additional");
            CanonicalValue.Write(writer, additional);
        }

        switch (content)
        {
            case TextContent text:
                writer.WriteString("text", text.Text);
                writer.WriteString("type", "text");
                break;
            case TextReasoningContent reasoning:
                writer.WriteString("text", reasoning.Text);
                writer.WriteString("type", "reasoning");
                break;
            case DataContent data:
                writer.WriteString("media_type", data.MediaType);
                if (data.Name is { } name) writer.WriteString("name", name);
                writer.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(data.Data.Span)));
                writer.WriteString("type", "data");
                break;
            case UriContent uri:
                writer.WriteString("media_type", uri.MediaType);
                writer.WriteString("type", "uri");
                writer.WriteString("uri", uri.Uri.OriginalString);
                break;
            case HostedFileContent file:
                writer.WriteString("file", file.FileId);
                writer.WriteString("type", "file");
                break;
            case FunctionCallContent call:
                writer.WritePropertyName("arguments");
                CanonicalValue.Write(writer, call.Arguments);
                writer.WriteString("call", call.CallId);
                writer.WriteString("name", call.Name);
                writer.WriteString("type", "tool_call");
                break;
            case FunctionResultContent result:
                writer.WriteString("call", result.CallId);
                writer.WritePropertyName("result");
                CanonicalValue.Write(writer, result.Result);
                writer.WriteString("type", "tool_result");
                break;
            case ErrorContent error:
                writer.WriteString("text", error.Message);
                writer.WriteString("type", "error");
                break;
            default:
                throw new NotSupportedException($"Message content of type {content.GetType().Name} has no canonical form.");
        }

        writer.WriteEndObject();
    }
}
