using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

internal static class OpenAITools
{
    /// <summary>Additional property of a tool: whether its arguments follow the schema to the letter.</summary>
    public const string Strict = "strict";

    /// <summary>The tools of chat completions, where a function stands in an object of its own.</summary>
    public static void WriteForChat(Utf8JsonWriter json, IList<AITool> tools, ChatOptions options)
    {
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            var function = Function(tool, "chat completions");
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            WriteFunction(json, function);
            if (IsStrict(function)) json.WriteBoolean("strict", true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteChoice(json, options, static (writer, name) =>
        {
            writer.WriteStartObject("function");
            writer.WriteString("name", name);
            writer.WriteEndObject();
        });
    }

    /// <summary>The tools of Responses. Arguments are strict there unless a tool says otherwise, so it always says.</summary>
    public static void WriteForResponses(Utf8JsonWriter json, IList<AITool> tools, ChatOptions options)
    {
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            var function = Function(tool, "Responses");
            json.WriteStartObject();
            json.WriteString("type", "function");
            WriteFunction(json, function);
            json.WriteBoolean("strict", IsStrict(function));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteChoice(json, options, static (writer, name) => writer.WriteString("name", name));
    }

    private static AIFunctionDeclaration Function(AITool tool, string api) => tool as AIFunctionDeclaration
        ?? throw new ModelCallException(ModelFailureKind.BadRequest, $"the tool '{tool.Name}' is not a function: {api} take functions only");

    private static bool IsStrict(AITool tool) => tool.AdditionalProperties.TryGetValue(Strict, out var strict) && strict is true;

    private static void WriteFunction(Utf8JsonWriter json, AIFunctionDeclaration function)
    {
        json.WriteString("name", function.Name);
        if (function.Description.Length > 0) json.WriteString("description", function.Description);
        json.WritePropertyName("parameters");
        function.JsonSchema.WriteTo(json);
    }

    private static void WriteChoice(Utf8JsonWriter json, ChatOptions options, Action<Utf8JsonWriter, string> writeName)
    {
        if (options.ToolMode is RequiredChatToolMode { RequiredFunctionName: { } name })
        {
            json.WriteStartObject("tool_choice");
            json.WriteString("type", "function");
            writeName(json, name);
            json.WriteEndObject();
        }
        else if (options.ToolMode is { } mode)
        {
            json.WriteString("tool_choice", mode switch { NoneChatToolMode => "none", RequiredChatToolMode => "required", _ => "auto" });
        }

        if (options.AllowMultipleToolCalls is { } multiple) json.WriteBoolean("parallel_tool_calls", multiple);
    }
}
