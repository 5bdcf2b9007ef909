using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Problems;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Command;

/// <summary>
/// Reads what a program wrote: text, less its last line break, or an object with <c>output</c> (a text, or any JSON, which is the answer as JSON) and
/// what is known of the call.
/// </summary>
internal static class CommandAnswer
{
    private static readonly string[] Known = ["id", "output", "refusal", "error", "tool_calls", "model", "finish_reason", "usage", "cost_usd", "first_token_ms"];

    public static ChatResponse Text(string output) => new(new ChatMessage(ChatRole.Assistant, WithoutLastBreak(output))) { FinishReason = ChatFinishReason.Stop };

    public static ChatResponse Read(string output)
    {
        if (StrictJson.TryParse(output, out var error) is not { } json)
            throw Malformed($"wrote no JSON: {error}");
        if (json.ValueKind != JsonValueKind.Object)
            throw Malformed($"wrote {JsonKind.Name(json)}; an object with 'output' is needed");
        foreach (var property in json.EnumerateObject())
            if (!Known.Contains(property.Name, StringComparer.Ordinal))
                throw Malformed($"wrote the unknown property '{property.Name}'{NearestName.Hint(property.Name, Known)}");
        if (ResponseValues.Text(json, "error") is { Length: > 0 } failure)
            throw new ModelCallException(ModelFailureKind.Other, $"the program says: {failure}");
        if (!json.TryGetProperty("output", out var answer) && !json.TryGetProperty("tool_calls", out _) && !json.TryGetProperty("refusal", out _))
            throw Malformed("wrote an object without 'output'");
        return new ResponseFields
        {
            Text = answer.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : JsonKind.Text(answer),
            Refusal = ResponseValues.Text(json, "refusal"),
            ToolCalls = json.TryGetProperty("tool_calls", out var calls) ? calls : default,
            Model = ResponseValues.Text(json, "model"),
            FinishReason = ResponseValues.Text(json, "finish_reason"),
            Usage = json.TryGetProperty("usage", out var usage) ? ResponseValues.ReadUsage(usage, "the program's usage") : null,
            CostUsd = ResponseValues.Number(json, "cost_usd"),
            FirstTokenMs = ResponseValues.Number(json, "first_token_ms"),
        }.ToResponse();
    }

    private static ModelCallException Malformed(string problem) => new(ModelFailureKind.MalformedResponse, $"the program {problem}");

    private static string WithoutLastBreak(string text) =>
        text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
}
