using System.Text.Json;

namespace EvalKit.Graders.Judging;

/// <summary>The beginning of a text that a judge wrote, for a message.</summary>
internal static class Excerpt
{
    /// <value>The default value is 60 characters.</value>
    private const int Shown = 60;

    public static string Of(JsonElement value) => value.ValueKind == JsonValueKind.String ? $"'{Of(value.GetString()!)}'" : Of(value.GetRawText());

    public static string Of(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Shown ? line : line[..(char.IsHighSurrogate(line[Shown - 1]) ? Shown - 1 : Shown)] + "...";
    }
}
