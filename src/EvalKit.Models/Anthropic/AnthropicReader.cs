using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>Reads a message.</summary>
internal static class AnthropicReader
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 1024 };

    /// <summary>The response, or null when the body is no message.</summary>
    public static ChatResponse? TryRead(ReadOnlySpan<byte> body)
    {
        try
        {
            var message = JsonElement.Parse(body, Depth);
            if (AnswerJson.Get(message, "content") is null) return null;
            var contents = new List<AIContent>();
            foreach (var block in AnswerJson.List(message, "content"))
            {
                switch (AnswerJson.Text(block, "type"))
                {
                    case "text":
                        contents.Add(new TextContent(AnswerJson.Text(block, "text")));
                        break;
                    case "tool_use":
                        contents.Add(Call(AnswerJson.Text(block, "id"), AnswerJson.Text(block, "name"), AnswerJson.Get(block, "input")?.GetRawText() ?? "{}"));
                        break;
                }
            }

            return Response(contents, AnswerJson.Text(message, "id"), AnswerJson.Text(message, "model"), AnswerJson.Text(message, "stop_reason"), AnswerJson.Get(message, "usage"));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    public static FunctionCallContent Call(string? id, string? name, string arguments) => new(id ?? "", name ?? "") { RawRepresentation = arguments };

    public static ChatResponse Response(List<AIContent> contents, string? id, string? model, string? stopReason, JsonElement? usage)
    {
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ResponseId = id,
            ModelId = model,
            FinishReason = Reason(stopReason) is { } reason ? new ChatFinishReason(reason) : null,
            Usage = usage is { } counts ? Usage(counts) : null,
        };
        if (usage is { } said && AnswerJson.Text(said, "service_tier") is { } tier) (response.AdditionalProperties ??= [])[ResponseProperties.ServiceTier] = tier;
        return response;
    }

    /// <summary>Input tokens are counted whole: the interface leaves those of the cache out of <c>input_tokens</c>.</summary>
    private static UsageDetails Usage(JsonElement usage)
    {
        var (read, written) = (AnswerJson.Count(usage, "cache_read_input_tokens"), AnswerJson.Count(usage, "cache_creation_input_tokens"));
        var details = new UsageDetails
        {
            InputTokenCount = AnswerJson.Count(usage, "input_tokens") is { } input ? input + (read ?? 0) + (written ?? 0) : null,
            CachedInputTokenCount = read,
            OutputTokenCount = AnswerJson.Count(usage, "output_tokens"),
            ReasoningTokenCount = AnswerJson.Get(usage, "output_tokens_details") is { } more ? AnswerJson.Count(more, "thinking_tokens") : null,
        };
        if (written is > 0) details.AdditionalCounts = new() { [UsageCounts.CacheWrite] = written.Value };
        return details;
    }

    private static string? Reason(string? stopReason) => stopReason switch
    {
        "end_turn" or "stop_sequence" => FinishReasons.Stop,
        "max_tokens" or "model_context_window_exceeded" => FinishReasons.Length,
        "tool_use" => FinishReasons.ToolCalls,
        "refusal" => FinishReasons.ContentFilter,
        _ => stopReason,
    };
}
