using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>Writes the body of a request for a message.</summary>
internal static class AnthropicRequest
{
    private static readonly string[] Reserved = ["model", "messages", "system", "stream", "max_tokens"];

    public static byte[] Write(AnthropicSettings settings, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        using var scratch = JsonScratch.Take();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteString("model", settings.Model);
        json.WriteNumber("max_tokens", options?.MaxOutputTokens ?? AnthropicProvider.DefaultMaxTokens);
        AnthropicMessages.Write(json, messages, options?.Instructions);
        if (options is not null) WriteOptions(json, options);
        if (settings.Stream) json.WriteBoolean("stream", true);
        json.WriteEndObject();
        return scratch.Finish().ToArray();
    }

    private static void WriteOptions(Utf8JsonWriter json, ChatOptions options)
    {
        RefuseWhatItDoesNotTake(options);
        if (options.Temperature is { } temperature) json.WriteNumber("temperature", temperature);
        if (options.TopP is { } topP) json.WriteNumber("top_p", topP);
        if (options.TopK is { } topK) json.WriteNumber("top_k", topK);
        if (options.StopSequences is { Count: > 0 } stops)
        {
            json.WriteStartArray("stop_sequences");
            foreach (var stop in stops) json.WriteStringValue(stop);
            json.WriteEndArray();
        }

        WriteOutput(json, options);
        if (options.Tools is { Count: > 0 } tools) WriteTools(json, tools, options);
        foreach (var (name, value) in options.AdditionalProperties ?? []) WriteMore(json, name, value);
    }

    private static void WriteOutput(Utf8JsonWriter json, ChatOptions options)
    {
        var effort = ChatParameters.Effort(options);
        var schema = (options.ResponseFormat as ChatResponseFormatJson)?.Schema;
        if (effort is null && schema is null) return;
        json.WriteStartObject("output_config");
        if (effort is not null) json.WriteString("effort", effort);
        if (schema is { } format)
        {
            json.WriteStartObject("format");
            json.WriteString("type", "json_schema");
            json.WritePropertyName("schema");
            format.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteTools(Utf8JsonWriter json, IList<AITool> tools, ChatOptions options)
    {
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            if (tool is not AIFunctionDeclaration function)
                throw new ModelCallException(ModelFailureKind.BadRequest, $"the tool '{tool.Name}' is not a function: messages take functions only");
            json.WriteStartObject();
            json.WriteString("name", function.Name);
            if (function.Description.Length > 0) json.WriteString("description", function.Description);
            json.WritePropertyName("input_schema");
            function.JsonSchema.WriteTo(json);
            if (function.AdditionalProperties.TryGetValue(OpenAITools.Strict, out var strict) && strict is true) json.WriteBoolean("strict", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (options.ToolMode is null && options.AllowMultipleToolCalls is null) return;
        json.WriteStartObject("tool_choice");
        var name = (options.ToolMode as RequiredChatToolMode)?.RequiredFunctionName;
        json.WriteString("type", options.ToolMode switch { NoneChatToolMode => "none", RequiredChatToolMode when name is not null => "tool", RequiredChatToolMode => "any", _ => "auto" });
        if (name is not null) json.WriteString("name", name);
        if (options is { AllowMultipleToolCalls: { } several, ToolMode: not NoneChatToolMode }) json.WriteBoolean("disable_parallel_tool_use", !several);
        json.WriteEndObject();
    }

    private static void WriteMore(Utf8JsonWriter json, string name, object? value)
    {
        switch (name)
        {
            case ChatParameters.ReasoningEffort or ChatParameters.StrictSchema:
                break;
            case ChatParameters.EndUser:
                json.WriteStartObject("metadata");
                json.WriteString("user_id", value as string);
                json.WriteEndObject();
                break;
            default:
                ChatParameters.WriteOther(json, name, value, Reserved);
                break;
        }
    }

    // Dropping one of these in silence would compare what was never sent.
    private static void RefuseWhatItDoesNotTake(ChatOptions options)
    {
        string? given = options switch
        {
            { Seed: not null } => "seed",
            { FrequencyPenalty: not null } => "frequency_penalty",
            { PresencePenalty: not null } => "presence_penalty",
            { ResponseFormat: ChatResponseFormatJson { Schema: null } } => "response_format: json_object",
            _ => options.AdditionalProperties?.Keys.FirstOrDefault(name => name is "n" or "logit_bias" or "store" or ChatParameters.Logprobs or ChatParameters.TopLogprobs or ChatParameters.Prediction or ChatParameters.Verbosity),
        };
        if (given is not null)
            throw new ModelCallException(ModelFailureKind.BadRequest, $"messages take no '{given}'");
    }
}
