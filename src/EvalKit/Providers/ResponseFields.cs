using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Models;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>What a program or a server said in an answer, before it is a response. A value of a wrong type is a malformed answer.</summary>
internal sealed record ResponseFields
{
    public string? Text { get; init; }

    public string? Refusal { get; init; }

    /// <summary>Tool calls in the form of chat completions, or undefined.</summary>
    public JsonElement ToolCalls { get; init; }

    public string? Model { get; init; }

    public string? FinishReason { get; init; }

    public UsageDetails? Usage { get; init; }

    public double? CostUsd { get; init; }

    public double? FirstTokenMs { get; init; }

    public RateLimitReading? Limits { get; init; }

    public ChatResponse ToResponse()
    {
        var contents = new List<AIContent>();
        if (Text is not null)
            contents.Add(new TextContent(Text));
        if (Refusal is not null)
            contents.Add(new ErrorContent(Refusal) { ErrorCode = ResponseProperties.RefusalCode });
        contents.AddRange(Calls(ToolCalls));
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ModelId = Model,
            FinishReason = FinishReason is { Length: > 0 } reason ? new ChatFinishReason(reason) : null,
            Usage = Usage,
        };
        Add(response, ResponseProperties.CostUsd, CostUsd);
        Add(response, ResponseProperties.FirstTokenMs, FirstTokenMs);
        Add(response, ResponseProperties.RateLimits, Limits);
        return response;
    }

    private static IEnumerable<FunctionCallContent> Calls(JsonElement calls)
    {
        if (calls.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            yield break;
        if (calls.ValueKind != JsonValueKind.Array)
            throw ResponseValues.Malformed($"'tool_calls' is {JsonKind.Name(calls)}; a list is needed");
        foreach (var call in calls.EnumerateArray())
        {
            if (call.ValueKind != JsonValueKind.Object || !call.TryGetProperty("function", out var function) || function.ValueKind != JsonValueKind.Object)
                throw ResponseValues.Malformed("a tool call needs 'function' with 'name' and 'arguments'");
            var arguments = function.TryGetProperty("arguments", out var given) ? JsonKind.Text(given) : "{}";
            yield return new FunctionCallContent(ResponseValues.Text(call, "id") ?? "", ResponseValues.Text(function, "name") ?? "") { RawRepresentation = arguments };
        }
    }

    private static void Add(ChatResponse response, string name, object? value)
    {
        if (value is not null)
            (response.AdditionalProperties ??= [])[name] = value;
    }
}
