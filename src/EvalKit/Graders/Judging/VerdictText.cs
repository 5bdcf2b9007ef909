using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.Graders.Judging;

/// <summary>
/// Finds the verdict in a judge's answer: the JSON object that the answer ends with. What a judge quotes before it, such as a verdict that the judged text itself
/// proposes, is none.
/// </summary>
internal static class VerdictText
{
    /// <value>The default value is 256 brackets, counted from the end, at which the object may begin.</value>
    private const int MaximumStarts = 256;

    private const string Fence = "```";

    /// <summary>The object, or null where the answer does not end with one.</summary>
    public static JsonElement? LastObject(string text) => Find(text)?.Value;

    /// <summary>The index at which the object begins in the answer.</summary>
    public static int? StartOfLastObject(string text) => Find(text)?.Start + text.Length - text.AsSpan().TrimStart().Length;

    /// <summary>What stands before it.</summary>
    public static string BeforeLastObject(string text)
    {
        if (Find(text) is not { } found)
            return "";
        var before = Body(text)[..found.Start].TrimEnd();
        return (before.EndsWith("```json", StringComparison.Ordinal) ? before[..^7] : before.EndsWith(Fence, StringComparison.Ordinal) ? before[..^3] : before).ToString();
    }

    private static (int Start, JsonElement Value)? Find(string text)
    {
        var body = Body(text).ToString();
        if (!body.EndsWith('}'))
            return null;
        if (body.StartsWith('{') && StrictJson.TryParse(body, out _) is { ValueKind: JsonValueKind.Object } whole)
            return (0, whole);
        var start = body.Length;
        for (var tries = 0; tries < MaximumStarts && start > 0; tries++)
        {
            start = body.LastIndexOf('{', start - 1);
            if (start < 0)
                break;
            if (StrictJson.TryParse(body[start..], out _) is { ValueKind: JsonValueKind.Object } value)
                return (start, value);
        }
        return null;
    }

    /// <summary>The answer without the Markdown fence that may close it.</summary>
    private static ReadOnlySpan<char> Body(string text)
    {
        var body = text.AsSpan().Trim();
        return body.EndsWith(Fence) ? body[..^Fence.Length].TrimEnd() : body;
    }
}
