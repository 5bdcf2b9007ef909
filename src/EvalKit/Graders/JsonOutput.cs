using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.Graders;

/// <summary>Reads JSON out of a model's answer: strict RFC 8259, with or without a Markdown fence around it.</summary>
internal static class JsonOutput
{
    public static JsonElement? TryParse(string text, bool stripFences, out string error) => StrictJson.TryParse(stripFences ? StripFence(text) : text, out error);

    /// <summary>The content of a text that is one fenced block; any other text unchanged.</summary>
    internal static string StripFence(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (!trimmed.StartsWith("```") || !trimmed.EndsWith("```") || trimmed.Length < 6)
            return text;
        var newline = trimmed.IndexOf('\n');
        return newline < 0 || newline > trimmed.Length - 3 ? text : trimmed[(newline + 1)..^3].ToString();
    }
}
