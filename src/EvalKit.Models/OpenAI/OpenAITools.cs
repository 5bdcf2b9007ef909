using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

internal static class OpenAITools
{
    public static void Write(Utf8JsonWriter json, IList<AITool> tools, ChatOptions options)
    {
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            if (tool is not AIFunctionDeclaration function)
                throw new ModelCallException(ModelFailureKind.BadRequest, $"the tool '{tool.Name}' is not a function: chat completions take functions only");
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", function.Name);
            if (function.Description.Length > 0) json.WriteString("description", function.Description);
            json.WritePropertyName("parameters");
            function.JsonSchema.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (options.ToolMode is { } mode) WriteChoice(json, mode);
        if (options.AllowMultipleToolCalls is { } multiple) json.WriteBoolean("parallel_tool_calls", multiple);
    }

    private static void WriteChoice(Utf8JsonWriter json, ChatToolMode mode)
    {
        if (mode is RequiredChatToolMode { RequiredFunctionName: { } name })
        {
            json.WriteStartObject("tool_choice");
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", name);
            json.WriteEndObject();
            json.WriteEndObject();
            return;
        }

        json.WriteString("tool_choice", mode switch { NoneChatToolMode => "none", RequiredChatToolMode => "required", _ => "auto" });
    }
}
