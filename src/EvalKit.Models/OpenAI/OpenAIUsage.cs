using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

internal static class OpenAIUsage
{
    public static UsageDetails? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        OpenAIJson.Require(ref reader, JsonTokenType.StartObject);
        var usage = new UsageDetails();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "prompt_tokens"u8)) usage.InputTokenCount = OpenAIJson.Count(ref reader);
            else if (OpenAIJson.Is(ref reader, "completion_tokens"u8)) usage.OutputTokenCount = OpenAIJson.Count(ref reader);
            else if (OpenAIJson.Is(ref reader, "total_tokens"u8)) usage.TotalTokenCount = OpenAIJson.Count(ref reader);
            else if (OpenAIJson.Is(ref reader, "prompt_tokens_details"u8)) usage.CachedInputTokenCount = Detail(ref reader, "cached_tokens"u8);
            else if (OpenAIJson.Is(ref reader, "completion_tokens_details"u8)) usage.ReasoningTokenCount = Detail(ref reader, "reasoning_tokens"u8);
            else OpenAIJson.SkipValue(ref reader);
        }

        return usage;
    }

    private static long? Detail(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        OpenAIJson.Require(ref reader, JsonTokenType.StartObject);
        long? count = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, name)) count = OpenAIJson.Count(ref reader);
            else OpenAIJson.SkipValue(ref reader);
        }

        return count;
    }
}
