using System.Globalization;
using System.Text.Json;

namespace EvalKit.People;

/// <summary>What the values of labels have to be, wherever they come from: a file in git, a page that a rater saved, a spreadsheet.</summary>
internal static class LabelValues
{
    /// <value>The default value is 256 characters.</value>
    private const int LongestItem = 256;

    /// <value>The default value is 100 characters.</value>
    private const int LongestRater = 100;

    /// <value>The default value is 10,000 characters.</value>
    public const int LongestComment = 10_000;

    private static readonly Dictionary<string, double> Verdicts = new(StringComparer.OrdinalIgnoreCase) { ["pass"] = 1, ["fail"] = 0, ["passed"] = 1, ["failed"] = 0 };

    /// <exception cref="FormatException">The message says what was found and what is allowed.</exception>
    public static string Item(string text) => text.Length is > 0 and <= LongestItem ? text : throw new FormatException($"an id has to be a text of 1 to {LongestItem} characters");

    /// <summary>A name on one line, without spaces around it: what looks like one person has to be one.</summary>
    public static string Rater(string text)
    {
        var name = text.Trim();
        return name.Length is > 0 and <= LongestRater && !name.Any(IsInvisible) ? name
            : throw new FormatException($"'rater' has to be a name of 1 to {LongestRater} characters on one line");
    }

    public static string Comment(string text) => text.Length <= LongestComment ? text : throw new FormatException($"a comment has at most {LongestComment} characters");

    /// <summary>A time as ISO 8601 with seconds in UTC.</summary>
    public static string Time(string text) =>
        text.Length <= 40 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : throw new FormatException($"'time' has to be a time such as 2026-11-21T18:20:00Z, not '{Excerpt(text)}'");

    /// <summary>The grade of one answer: pass, fail or a boolean, else a number.</summary>
    public static (LabelTask Task, double Grade) Single(JsonElement grade) => grade.ValueKind switch
    {
        JsonValueKind.True => (LabelTask.PassFail, 1),
        JsonValueKind.False => (LabelTask.PassFail, 0),
        JsonValueKind.Number when grade.TryGetDouble(out var number) && double.IsFinite(number) => (LabelTask.Scale, number),
        JsonValueKind.String => Single(grade.GetString()!),
        _ => throw new FormatException("'grade' has to be pass or fail, a number, or the rank of each variant"),
    };

    public static (LabelTask Task, double Grade) Single(string text) =>
        Verdicts.TryGetValue(text.Trim(), out var verdict) ? (LabelTask.PassFail, verdict)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? (LabelTask.Scale, number)
        : throw new FormatException($"'grade' has to be pass or fail, or a number, not '{Excerpt(text)}'");

    /// <summary>Ranks from 1 on; several answers may share one, and the next one is then what it would be without sharing, or the next number.</summary>
    public static IReadOnlyList<double> Ranks(IReadOnlyList<JsonElement> values)
    {
        var ranks = new List<double>(values.Count);
        foreach (var value in values)
            ranks.Add(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var rank) && rank >= 1 && rank <= values.Count ? rank
                : throw new FormatException($"a rank has to be a whole number from 1 (the best) to {values.Count}, the number of answers"));
        return ranks.Contains(1) ? ranks : throw new FormatException("one answer at least has to have rank 1");
    }

    public static string Excerpt(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private static bool IsInvisible(char c) => char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate && !char.IsSurrogate(c);
}
