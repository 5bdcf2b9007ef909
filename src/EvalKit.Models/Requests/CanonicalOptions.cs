using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

// Properties are written in ordinal order, so that the form does not depend on a sort at run time.
internal static class CanonicalOptions
{
    public static void Write(Utf8JsonWriter writer, ChatOptions? options)
    {
        writer.WriteStartObject();
        if (options is not null) WriteProperties(writer, options);
        writer.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter writer, ChatOptions options)
    {
        if (options.RawRepresentationFactory is not null)
            throw new NotSupportedException("ChatOptions.RawRepresentationFactory has no canonical form: use AdditionalProperties.");
        if (options.ContinuationToken is not null)
            throw new NotSupportedException("ChatOptions.ContinuationToken has no canonical form: a stored request must stand on its own.");

        if (options.AdditionalProperties is { Count: > 0 } additional)
        {
            writer.WritePropertyName("additional");
            CanonicalValue.Write(writer, additional);
        }

        if (options.AllowMultipleToolCalls is { } multiple) writer.WriteBoolean("allow_multiple_tool_calls", multiple);
        if (options.ConversationId is { } conversation) writer.WriteString("conversation_id", conversation);
        if (options.FrequencyPenalty is { } frequency) writer.WriteNumber("frequency_penalty", frequency);
        if (options.Instructions is { } instructions) writer.WriteString("instructions", instructions);
        if (options.MaxOutputTokens is { } tokens) writer.WriteNumber("max_output_tokens", tokens);
        if (options.ModelId is { } model) writer.WriteString("model_id", model);
        if (options.PresencePenalty is { } presence) writer.WriteNumber("presence_penalty", presence);
        if (options.Reasoning?.Effort is { } effort) writer.WriteString("reasoning_effort", Name(effort));
        if (options.Reasoning?.Output is { } output) writer.WriteString("reasoning_output", Name(output));
        if (options.Seed is { } seed) writer.WriteNumber("seed", seed);
        if (options.StopSequences is { Count: > 0 } stops)
        {
            writer.WriteStartArray("stop");
            foreach (var stop in stops) writer.WriteStringValue(stop);
            writer.WriteEndArray();
        }

        if (options.Temperature is { } temperature) writer.WriteNumber("temperature", temperature);
        if (options.ToolMode is { } mode) writer.WriteString("tool_mode", Name(mode));
        if (options.TopK is { } topK) writer.WriteNumber("top_k", topK);
        if (options.TopP is { } topP) writer.WriteNumber("top_p", topP);
    }

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();

    private static string Name(ChatToolMode mode) => mode switch
    {
        NoneChatToolMode => "none",
        RequiredChatToolMode { RequiredFunctionName: { } function } => $"required:{function}",
        RequiredChatToolMode => "required",
        _ => "auto",
    };
}
