using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>Writes the body of a chat completion request.</summary>
internal static class OpenAIChatRequest
{
    private static readonly string[] Reserved = ["model", "messages", "stream", "stream_options"];

    public static BinaryData Write(OpenAISettings settings, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        using var scratch = JsonScratch.Take();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteString("model", settings.Model);
        OpenAIMessages.Write(json, settings, messages, options?.Instructions);
        if (options is not null) WriteOptions(json, settings, options);
        if (settings.Stream)
        {
            json.WriteBoolean("stream", true);
            json.WriteStartObject("stream_options");
            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        return new BinaryData(scratch.Finish().ToArray());
    }

    private static void WriteOptions(Utf8JsonWriter json, OpenAISettings settings, ChatOptions options)
    {
        if (options.Temperature is { } temperature) json.WriteNumber("temperature", temperature);
        if (options.TopP is { } topP) json.WriteNumber("top_p", topP);
        if (options.TopK is { } topK) json.WriteNumber("top_k", topK);
        if (options.MaxOutputTokens is { } tokens) json.WriteNumber(FieldName(settings.MaxTokensField), tokens);
        if (options.Seed is { } seed) json.WriteNumber("seed", seed);
        if (options.FrequencyPenalty is { } frequency) json.WriteNumber("frequency_penalty", frequency);
        if (options.PresencePenalty is { } presence) json.WriteNumber("presence_penalty", presence);
        if (options.Reasoning?.Effort is { } effort) json.WriteString("reasoning_effort", Name(effort));
        if (options.StopSequences is { Count: > 0 } stops)
        {
            json.WriteStartArray("stop");
            foreach (var stop in stops) json.WriteStringValue(stop);
            json.WriteEndArray();
        }

        if (options.ResponseFormat is { } format) OpenAIResponseFormat.WriteForChat(json, format, options);
        if (options.Tools is { Count: > 0 } tools) OpenAITools.WriteForChat(json, tools, options);
        if (ChatParameters.AsksForLogprobs(options)) json.WriteBoolean("logprobs", true);
        foreach (var (name, value) in options.AdditionalProperties ?? []) WriteMore(json, settings, name, value);
    }

    private static void WriteMore(Utf8JsonWriter json, OpenAISettings settings, string name, object? value)
    {
        switch (name)
        {
            case ChatParameters.StrictSchema or ChatParameters.Logprobs:
                break;
            case ChatParameters.Prediction:
                json.WriteStartObject("prediction");
                json.WriteString("type", "content");
                json.WriteString("content", value as string);
                json.WriteEndObject();
                break;
            case ChatParameters.EndUser:
                json.WriteString(settings.IsCompatibleServer ? "user" : "safety_identifier", value as string);
                break;
            default:
                ChatParameters.WriteOther(json, name, value, Reserved);
                break;
        }
    }

    private static string FieldName(MaxTokensField field) => field == MaxTokensField.MaxTokens ? "max_tokens" : "max_completion_tokens";

    public static string Name(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        _ => "xhigh",
    };
}
