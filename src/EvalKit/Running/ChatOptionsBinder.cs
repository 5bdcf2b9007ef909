using System.Text.Json;
using EvalKit.Models;
using EvalKit.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>Turns the parameters of a suite into the options of a call.</summary>
internal static class ChatOptionsBinder
{
    /// <summary>The options, or null when there are no parameters. Those that are templates are added for each item.</summary>
    public static ChatOptions? Bind(IReadOnlyDictionary<string, JsonElement> parameters)
    {
        if (parameters.Count == 0)
            return null;
        var options = new ChatOptions();
        foreach (var (name, value) in parameters)
            if (!ParameterTemplates.Names.Contains(name, StringComparer.Ordinal))
                Set(options, name, value);
        return options;
    }

    private static void Set(ChatOptions options, string name, JsonElement value)
    {
        switch (name)
        {
            case "temperature":
                options.Temperature = value.GetSingle();
                break;
            case "top_p":
                options.TopP = value.GetSingle();
                break;
            case "top_k":
                options.TopK = value.GetInt32();
                break;
            case "max_output_tokens":
                options.MaxOutputTokens = value.GetInt32();
                break;
            case "seed":
                options.Seed = value.GetInt64();
                break;
            case "frequency_penalty":
                options.FrequencyPenalty = value.GetSingle();
                break;
            case "presence_penalty":
                options.PresencePenalty = value.GetSingle();
                break;
            case "stop":
                options.StopSequences = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Datasets.JsonKind.Text)] : [Datasets.JsonKind.Text(value)];
                break;
            case "response_format":
                SetFormat(options, value);
                break;
            case "tools":
                options.Tools = [.. value.EnumerateArray().Select(Tool)];
                break;
            case "tool_choice":
                options.ToolMode = value.GetString() switch { "auto" => ChatToolMode.Auto, "required" => ChatToolMode.RequireAny, "none" => ChatToolMode.None, var tool => ChatToolMode.RequireSpecific(tool!) };
                break;
            case "parallel_tool_calls":
                options.AllowMultipleToolCalls = value.GetBoolean();
                break;
            default:
                Add(options, name, Plain(value));
                break;
        }
    }

    private static void SetFormat(ChatOptions options, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            options.ResponseFormat = value.GetString() == "json_object" ? ChatResponseFormat.Json : ChatResponseFormat.Text;
            return;
        }
        options.ResponseFormat = ChatResponseFormat.ForJsonSchema(value.GetProperty("schema"), value.GetProperty("name").GetString(), value.GetProperty("description").GetString());
        if (!value.GetProperty("strict").GetBoolean())
            Add(options, ChatParameters.StrictSchema, false);
    }

    private static AITool Tool(JsonElement tool)
    {
        var description = tool.TryGetProperty("description", out var text) ? text.GetString() : null;
        return new DeclaredTool(tool.GetProperty("name").GetString()!, description ?? "", tool.GetProperty("parameters"), tool.TryGetProperty("strict", out _));
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        _ => value,
    };

    private static void Add(ChatOptions options, string name, object? value) => (options.AdditionalProperties ??= [])[name] = value;
}
