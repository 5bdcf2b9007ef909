using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Problems;

namespace EvalKit.People;

/// <summary>A file that a page saved: <c>{"schema":1,"page":...,"rater":...,"grades":[{"question":...,"grade":...,"comment":...,"time":...}]}</c>.</summary>
/// <param name="Page">The seal of the page's key.</param>
/// <param name="ByRater">What each rater said.</param>
internal sealed record SavedSheet(string Page, IReadOnlyList<(string Rater, IReadOnlyList<SavedGrade> Grades)> ByRater)
{
    public static SavedSheet? Read(string path, string shownAs, ProblemList problems)
    {
        if (TextFile.Read(path, shownAs, problems, 64L * 1024 * 1024) is not { } text)
            return null;
        try
        {
            using var document = JsonDocument.Parse(text, DatasetFile.Strict);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            problems.Add(shownAs, (int)(e.LineNumber ?? 0) + 1, 0, "is no file that a labelling page saved: " + JsonProblem.Sentence(e));
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or KeyNotFoundException)
        {
            problems.Add(shownAs, 0, 0, "is no file that a labelling page saved: " + e.Message.ReplaceLineEndings(" "));
        }
        return null;
    }

    /// <summary>The seal of a page; what is no seal is not looked for.</summary>
    public static string Seal(string? text) => text is not null && AnswerIdentity.IsOne(text) ? text
        : throw new FormatException($"'page' has to be the seal of a page (16 hexadecimal digits), not '{LabelValues.Excerpt(text ?? "")}'");

    private static SavedSheet Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException($"expected an object, found {JsonKind.Name(root)}");
        if (Need(root, "schema", JsonValueKind.Number).TryGetInt32(out var schema) && schema != 1)
            throw new FormatException($"it has schema {schema}, and this version reads 1");
        var rater = LabelValues.Rater(Need(root, "rater", JsonValueKind.String).GetString()!);
        var grades = Need(root, "grades", JsonValueKind.Array).EnumerateArray().Select(Grade).ToList();
        return new SavedSheet(Seal(Need(root, "page", JsonValueKind.String).GetString()), [(rater, grades)]);
    }

    private static SavedGrade Grade(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            throw new FormatException($"an entry of 'grades' has to be an object, not {JsonKind.Name(entry)}");
        return new SavedGrade(
            Need(entry, "question", JsonValueKind.String).GetString()!,
            entry.TryGetProperty("grade", out var grade) && grade.ValueKind != JsonValueKind.Null ? Values(grade) : null,
            LabelValues.Comment(Optional(entry, "comment") ?? ""),
            Optional(entry, "time") is { Length: > 0 } time ? LabelValues.Time(time) : null,
            0);
    }

    /// <summary>The grade of the only answer stands under the empty name: the question has but one.</summary>
    private static Dictionary<string, double> Values(JsonElement grade)
    {
        if (grade.ValueKind != JsonValueKind.Object)
            return new(StringComparer.Ordinal) { [""] = LabelValues.Single(grade).Grade };
        List<JsonProperty> ranks = [.. grade.EnumerateObject()];
        var values = LabelValues.Ranks([.. ranks.Select(r => r.Value)]);
        return ranks.Zip(values).ToDictionary(r => r.First.Name, r => r.Second, StringComparer.Ordinal);
    }

    private static JsonElement Need(JsonElement parent, string name, JsonValueKind kind) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == kind ? value
        : throw new FormatException($"'{name}' has to be {kind switch { JsonValueKind.String => "a text", JsonValueKind.Number => "a number", _ => "a list" }}");

    private static string? Optional(JsonElement parent, string name) => !parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException($"'{name}' has to be a text, not {JsonKind.Name(value)}");
}
