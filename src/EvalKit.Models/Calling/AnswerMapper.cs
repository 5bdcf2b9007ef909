using System.Text;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

internal static class AnswerMapper
{
    public static Answer FromChat(ChatResponse response)
    {
        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        var properties = response.AdditionalProperties;
        var calls = contents.OfType<FunctionCallContent>().Select(ToToolCall).ToList();
        var refusal = contents.OfType<ErrorContent>()
            .FirstOrDefault(error => string.Equals(error.ErrorCode, ResponseProperties.RefusalCode, StringComparison.Ordinal));
        return WithTimings(properties, new ModelResponse
        {
            Text = JoinText(contents),
            Refusal = WellFormed(refusal?.Message),
            ServedModel = response.ModelId,
            Fingerprint = Text(properties, ResponseProperties.Fingerprint),
            RequestId = Text(properties, ResponseProperties.RequestId),
            ResponseId = WellFormed(response.ResponseId),
            FinishReason = response.FinishReason?.Value ?? (calls.Count > 0 ? FinishReasons.ToolCalls : FinishReasons.Stop),
            Usage = ToUsage(response.Usage, properties),
            CostUsd = Number(properties, ResponseProperties.CostUsd),
            ToolCalls = calls,
            Alternatives = properties?.TryGetValue(ResponseProperties.Alternatives, out var more) == true && more is IReadOnlyList<string> texts ? texts : [],
            Logprobs = properties?.TryGetValue(ResponseProperties.Logprobs, out var tokens) == true && tokens is IReadOnlyList<TokenLogprob> logprobs ? logprobs : [],
            ServiceTier = Text(properties, ResponseProperties.ServiceTier),
        });
    }

    public static Answer FromEmbedding(GeneratedEmbeddings<Embedding<float>> embeddings)
    {
        var properties = embeddings.AdditionalProperties;
        return WithTimings(properties, new ModelResponse
        {
            Embedding = embeddings[0].Vector.ToArray(),
            ServedModel = embeddings[0].ModelId,
            RequestId = Text(properties, ResponseProperties.RequestId),
            Usage = ToUsage(embeddings.Usage, properties),
            CostUsd = Number(properties, ResponseProperties.CostUsd),
        });
    }

    private static Answer WithTimings(AdditionalPropertiesDictionary? properties, ModelResponse response) => new(
        response,
        Number(properties, ResponseProperties.TotalMs),
        Number(properties, ResponseProperties.FirstTokenMs),
        properties?.TryGetValue(ResponseProperties.NotTimed, out var notTimed) == true && notTimed is true,
        properties?.TryGetValue(ResponseProperties.RateLimits, out var limits) == true ? limits as RateLimitReading : null);

    private static string? JoinText(List<AIContent> contents)
    {
        var texts = contents.OfType<TextContent>().ToList();
        return texts.Count == 0 ? null : WellFormed(texts.Count == 1 ? texts[0].Text : string.Concat(texts.Select(text => text.Text)));
    }

    private static ToolCall ToToolCall(FunctionCallContent call) => new(
        WellFormed(call.CallId) ?? "",
        WellFormed(call.Name) ?? "",
        WellFormed(call.RawRepresentation as string) ?? ToJson(call.Arguments ?? new Dictionary<string, object?>()));

    public static string ToJson(object? value)
    {
        using var scratch = JsonScratch.Take();
        CanonicalValue.Write(scratch.Writer, value);
        return Encoding.UTF8.GetString(scratch.Finish());
    }

    private static TokenUsage? ToUsage(UsageDetails? usage, AdditionalPropertiesDictionary? properties)
    {
        if (usage is null) return null;
        var estimated = properties?.TryGetValue(ResponseProperties.UsageEstimated, out var flag) == true && flag is true;
        return new TokenUsage(
            Count(usage.InputTokenCount),
            Count(usage.CachedInputTokenCount),
            Count(usage.OutputTokenCount),
            Count(usage.ReasoningTokenCount),
            estimated)
        {
            CacheWrite = Count(usage, UsageCounts.CacheWrite),
            InputAudio = Count(usage, UsageCounts.InputAudio),
            OutputAudio = Count(usage, UsageCounts.OutputAudio),
            AcceptedPrediction = Count(usage, UsageCounts.AcceptedPrediction),
            RejectedPrediction = Count(usage, UsageCounts.RejectedPrediction),
        };
    }

    private static int? Count(UsageDetails usage, string name) =>
        usage.AdditionalCounts?.TryGetValue(name, out var count) == true ? Count(count) : null;

    private static int? Count(long? tokens) => tokens is { } count ? (int)Math.Clamp(count, 0, int.MaxValue) : null;

    private static string? WellFormed(string? text) => text is null ? null : JsonText.WellFormed(text);

    private static string? Text(AdditionalPropertiesDictionary? properties, string name) =>
        properties is not null && properties.TryGetValue(name, out var value) ? WellFormed(value as string) : null;

    private static double? Number(AdditionalPropertiesDictionary? properties, string name) =>
        properties is not null && properties.TryGetValue(name, out var value) && value is double number && double.IsFinite(number) ? number : null;
}
