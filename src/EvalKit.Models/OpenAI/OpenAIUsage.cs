using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>
/// Reads the <c>usage</c> of both interfaces: chat completions say <c>prompt_tokens</c> and <c>completion_tokens</c>, Responses <c>input_tokens</c> and
/// <c>output_tokens</c>; the details have the same names.
/// </summary>
internal static class OpenAIUsage
{
    public static UsageDetails? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        OpenAIJson.Require(ref reader, JsonTokenType.StartObject);
        var usage = new UsageDetails();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "prompt_tokens"u8) || OpenAIJson.Is(ref reader, "input_tokens"u8)) usage.InputTokenCount = OpenAIJson.Count(ref reader);
            else if (OpenAIJson.Is(ref reader, "completion_tokens"u8) || OpenAIJson.Is(ref reader, "output_tokens"u8)) usage.OutputTokenCount = OpenAIJson.Count(ref reader);
            else if (OpenAIJson.Is(ref reader, "total_tokens"u8)) usage.TotalTokenCount = OpenAIJson.Count(ref reader);
            else if (OpenAIJson.Is(ref reader, "prompt_tokens_details"u8) || OpenAIJson.Is(ref reader, "input_tokens_details"u8)) ReadInput(ref reader, usage);
            else if (OpenAIJson.Is(ref reader, "completion_tokens_details"u8) || OpenAIJson.Is(ref reader, "output_tokens_details"u8)) ReadOutput(ref reader, usage);
            else OpenAIJson.SkipValue(ref reader);
        }

        return usage;
    }

    private static void ReadInput(ref Utf8JsonReader reader, UsageDetails usage)
    {
        if (reader.TokenType == JsonTokenType.Null) return;
        OpenAIJson.Require(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "cached_tokens"u8)) usage.CachedInputTokenCount = OpenAIJson.Count(ref reader);
            else if (OpenAIJson.Is(ref reader, "audio_tokens"u8)) Add(usage, UsageCounts.InputAudio, Positive(ref reader));
            else if (OpenAIJson.Is(ref reader, "cache_write_tokens"u8)) Add(usage, UsageCounts.CacheWrite, Positive(ref reader));
            else OpenAIJson.SkipValue(ref reader);
        }
    }

    private static void ReadOutput(ref Utf8JsonReader reader, UsageDetails usage)
    {
        if (reader.TokenType == JsonTokenType.Null) return;
        OpenAIJson.Require(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "reasoning_tokens"u8)) usage.ReasoningTokenCount = OpenAIJson.Count(ref reader);
            else if (OpenAIJson.Is(ref reader, "audio_tokens"u8)) Add(usage, UsageCounts.OutputAudio, Positive(ref reader));
            else if (OpenAIJson.Is(ref reader, "accepted_prediction_tokens"u8)) Add(usage, UsageCounts.AcceptedPrediction, Positive(ref reader));
            else if (OpenAIJson.Is(ref reader, "rejected_prediction_tokens"u8)) Add(usage, UsageCounts.RejectedPrediction, Positive(ref reader));
            else OpenAIJson.SkipValue(ref reader);
        }
    }

    // Every answer counts 0 of what it does not use: not worth a place in the store.
    private static long? Positive(ref Utf8JsonReader reader) => OpenAIJson.Count(ref reader) is > 0 and var count ? count : null;

    private static void Add(UsageDetails usage, string name, long? count)
    {
        if (count is { } tokens) (usage.AdditionalCounts ??= [])[name] = tokens;
    }
}
