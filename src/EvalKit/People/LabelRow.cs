using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Problems;

namespace EvalKit.People;

/// <summary>Reads and writes one line of a file of labels. Columns that are not known are problems: a file is rewritten when grades are added, and nothing may get lost.</summary>
internal static class LabelRow
{
    /// <value>The default value is 1,000: more rounds than anybody holds.</value>
    private const int MostRounds = 1000;

    private const string Tuning = "tuning";

    private const string Measuring = "measuring";

    private static readonly string[] Columns = ["item", "variant", "answer", "output", "answers", "outputs", "rater", "round", "grade", "comment", "time", "run", "set"];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The judgement of a row, or null with a problem added.</summary>
    public static HumanGrade? Read(DatasetRow row, string file, ProblemList problems)
    {
        try
        {
            if (row.Value.ValueKind != JsonValueKind.Object)
                throw new FormatException($"a label has to be an object, not {JsonKind.Name(row.Value)}");
            foreach (var property in row.Value.EnumerateObject())
                if (!Columns.Contains(property.Name, StringComparer.Ordinal))
                    throw new FormatException($"a label has no column '{property.Name}'{NearestName.Hint(property.Name, Columns)}");
            return Read(row.Value, row.Line);
        }
        catch (FormatException e)
        {
            problems.Add(file, row.Line, 0, e.Message);
            return null;
        }
    }

    public static void Write(Stream stream, HumanGrade grade)
    {
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("item", grade.Item);
            if (grade.Task.IsComparison())
                WriteComparison(writer, grade.Answers);
            else
                WriteSingle(writer, grade.Answers[0], grade.Task);
            writer.WriteString("rater", grade.Rater);
            writer.WriteNumber("round", grade.Round);
            if (grade.Comment.Length > 0)
                writer.WriteString("comment", grade.Comment);
            if (grade.Time is { } time)
                writer.WriteString("time", time);
            if (grade.Run is { } run)
                writer.WriteString("run", run);
            if (grade.IsForTuning)
                writer.WriteString("set", Tuning);
            writer.WriteEndObject();
        }
        stream.Write("\n"u8);
    }

    private static void WriteSingle(Utf8JsonWriter writer, GradedAnswer answer, LabelTask task)
    {
        if (answer.Variant is { } variant)
            writer.WriteString("variant", variant);
        if (answer.Answer is { } identity)
            writer.WriteString("answer", identity);
        if (answer.Output is { } output)
            writer.WriteString("output", output);
        if (task == LabelTask.PassFail)
            writer.WriteString("grade", answer.Grade == 1 ? "pass" : "fail");
        else
            writer.WriteNumber("grade", answer.Grade);
    }

    private static void WriteComparison(Utf8JsonWriter writer, IReadOnlyList<GradedAnswer> answers)
    {
        if (answers.All(a => a.Answer is not null))
            WriteMap("answers", (w, a) => w.WriteString(a.Variant!, a.Answer));
        if (answers.All(a => a.Output is not null))
            WriteMap("outputs", (w, a) => w.WriteString(a.Variant!, a.Output));
        WriteMap("grade", (w, a) => w.WriteNumber(a.Variant!, a.Grade));

        void WriteMap(string name, Action<Utf8JsonWriter, GradedAnswer> write)
        {
            writer.WriteStartObject(name);
            foreach (var answer in answers)
                write(writer, answer);
            writer.WriteEndObject();
        }
    }

    private static HumanGrade Read(JsonElement row, int line)
    {
        if (!row.TryGetProperty("grade", out var grade))
            throw new FormatException("a label needs 'grade': pass or fail, a number, or the rank of each variant");
        var (task, answers) = grade.ValueKind == JsonValueKind.Object ? Comparison(row, grade) : Single(row, grade);
        return new HumanGrade
        {
            Item = LabelValues.Item(Text(row, "item") ?? throw new FormatException("a label needs 'item': the item's id")),
            Task = task,
            Answers = answers,
            Rater = LabelValues.Rater(Text(row, "rater") ?? "rater"),
            Round = Round(row),
            Comment = LabelValues.Comment(Text(row, "comment") ?? ""),
            Time = Text(row, "time") is { Length: > 0 } time ? LabelValues.Time(time) : null,
            Run = Text(row, "run") is { Length: > 0 } run ? LabelValues.Item(run) : null,
            IsForTuning = Text(row, "set") switch
            {
                null or "" or Measuring => false,
                Tuning => true,
                var set => throw new FormatException($"'set' has to be {Measuring} or {Tuning}, not '{LabelValues.Excerpt(set)}'{NearestName.Hint(set, [Measuring, Tuning])}"),
            },
            Line = line,
        };
    }

    private static (LabelTask, IReadOnlyList<GradedAnswer>) Single(JsonElement row, JsonElement grade)
    {
        foreach (var name in (ReadOnlySpan<string>)["answers", "outputs"])
            if (row.TryGetProperty(name, out _))
                throw new FormatException($"'{name}' is for comparisons, whose grade is the rank of each variant; write '{name[..^1]}'");
        var (task, value) = LabelValues.Single(grade);
        return (task, [Answer(Text(row, "variant") is { Length: > 0 } variant ? variant : null, Text(row, "answer"), Text(row, "output"), value)]);
    }

    private static (LabelTask, IReadOnlyList<GradedAnswer>) Comparison(JsonElement row, JsonElement grade)
    {
        foreach (var name in (ReadOnlySpan<string>)["variant", "answer", "output"])
            if (row.TryGetProperty(name, out _))
                throw new FormatException($"'{name}' is for grades of one answer; a comparison names its variants in 'grade' and their answers in 'answers' or 'outputs'");
        var ranks = grade.EnumerateObject().OrderBy(r => r.Name, StringComparer.Ordinal).ToList();
        if (ranks.Count < 2)
            throw new FormatException("a comparison needs the ranks of two variants or more");
        var (identities, outputs) = (ByVariant(row, "answers", ranks), ByVariant(row, "outputs", ranks));
        var values = LabelValues.Ranks([.. ranks.Select(r => r.Value)]);
        return (ranks.Count == 2 ? LabelTask.Pairwise : LabelTask.Ranking,
            [.. ranks.Select((r, i) => Answer(r.Name, identities?[r.Name], outputs?[r.Name], values[i]))]);
    }

    private static Dictionary<string, string>? ByVariant(JsonElement row, string name, IReadOnlyList<JsonProperty> ranks)
    {
        if (!row.TryGetProperty(name, out var map) || map.ValueKind == JsonValueKind.Null)
            return null;
        if (map.ValueKind != JsonValueKind.Object || map.EnumerateObject().Any(p => p.Value.ValueKind != JsonValueKind.String))
            throw new FormatException($"'{name}' has to be a map from variants to texts");
        var texts = map.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
        return texts.Count == ranks.Count && ranks.All(r => texts.ContainsKey(r.Name)) ? texts : throw new FormatException($"'{name}' has to name the variants of 'grade'");
    }

    private static GradedAnswer Answer(string? variant, string? identity, string? output, double grade)
    {
        if (identity is { Length: > 0 } && !AnswerIdentity.IsOne(identity))
            throw new FormatException($"'{LabelValues.Excerpt(identity)}' is no identity of an answer (16 hexadecimal digits); write the answer itself under 'output'");
        // A file may name what its rows hold.
        var known = identity is { Length: > 0 } ? identity : output is null ? null : AnswerIdentity.Of(output);
        if (identity is { Length: > 0 } && output is { Length: > 0 } && identity != AnswerIdentity.Of(output))
            throw new FormatException("'answer' is not the identity of 'output'; leave one of them out");
        return new GradedAnswer(variant, known, grade, output);
    }

    private static int Round(JsonElement row)
    {
        if (Text(row, "round") is not { Length: > 0 } text)
            return 1;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var round) && round is >= 1 and <= MostRounds
            ? round
            : throw new FormatException($"'round' has to be a whole number from 1 to {MostRounds}, not '{LabelValues.Excerpt(text)}'");
    }

    /// <summary>A text or a number as text; null where the column is not there.</summary>
    private static string? Text(JsonElement row, string name) => !row.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null => null,
        _ => throw new FormatException($"'{name}' has to be a text, not {JsonKind.Name(value)}"),
    };
}
