using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.People;

/// <summary>An answer as it stands in <c>samples.jsonl</c>, with what people need to judge it.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Variant">The variant's name.</param>
/// <param name="Repeat">Which repeat, from 0 on.</param>
/// <param name="Text">The answer's text; empty for one of tool calls alone.</param>
/// <param name="ToolCalls">Its tool calls as JSON, or null.</param>
/// <param name="Identity">Its <see cref="AnswerIdentity"/>.</param>
/// <param name="Messages">What the variant was sent.</param>
/// <param name="References">What graders compared it with.</param>
internal sealed record RunAnswer(string Item, string Variant, int Repeat, string Text, string? ToolCalls, string Identity, IReadOnlyList<LabelText> Messages, IReadOnlyList<string> References)
{
    /// <summary>The answer of a cell; null for one that has none: refused, cut off, failed.</summary>
    public static RunAnswer? Of(JsonElement row)
    {
        var outcome = row.GetProperty("outcome").GetString();
        if (outcome is "refused" or "truncated" or "limit_hit" || row.TryGetProperty("error", out _))
            return null;
        var text = row.TryGetProperty("output", out var output) && output.ValueKind == JsonValueKind.String ? output.GetString() : null;
        JsonElement? calls = row.TryGetProperty("tool_calls", out var called) && called.ValueKind == JsonValueKind.Array && called.GetArrayLength() > 0 ? called : null;
        if (text is null && calls is null)
            return null;
        return new RunAnswer(
            row.GetProperty("item").GetString()!,
            row.GetProperty("variant").GetString()!,
            row.GetProperty("repeat").GetInt32(),
            text ?? "",
            calls is { } some ? JsonKind.Text(some) : null,
            AnswerIdentity.Of(text ?? "", calls),
            [.. Elements(row, "input").Select(m => new LabelText(m.GetProperty("role").GetString()!, JsonKind.Text(m.GetProperty("content"))))],
            ReadReferences(row));
    }

    /// <summary>What graders compared with, each text once.</summary>
    private static IReadOnlyList<string> ReadReferences(JsonElement row) => !row.TryGetProperty("scores", out var scores) ? [] :
        [.. scores.EnumerateObject().SelectMany(s => Elements(s.Value, "reference")).Select(JsonKind.Text).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<JsonElement> Elements(JsonElement row, string name) =>
        row.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
