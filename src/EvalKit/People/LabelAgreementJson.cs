using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Results;

namespace EvalKit.People;

/// <summary>Writes how far people agree as JSON: keys in a fixed order; what is not defined is null.</summary>
public static class LabelAgreementJson
{
    /// <summary>The agreement of each round as text.</summary>
    /// <param name="labels">The judgements.</param>
    /// <param name="source">Their file as messages show it.</param>
    /// <param name="worst">How many answers to list on which people agree least.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static string Write(LabelFile labels, string source, int worst, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema", 1);
            writer.WriteString("source", source);
            writer.WriteString("task", labels.Task.Word());
            writer.WriteNumber("level", level);
            writer.WriteStartArray("rounds");
            foreach (var round in LabelAgreement.Of(labels, level))
                Write(writer, round, worst);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, RoundAgreement round, int worst)
    {
        writer.WriteStartObject();
        writer.WriteNumber("round", round.Round);
        writer.WriteStartArray("raters");
        foreach (var rater in round.Raters)
            writer.WriteStringValue(rater);
        writer.WriteEndArray();
        writer.WriteNumber("judged", round.Subjects.Count);
        writer.WriteNumber("shared", round.Shared);
        writer.WriteNumber("no_consensus", round.NoConsensus);
        Write(writer, "agreement", round.Agreement);
        Write(writer, "alpha", round.Alpha);
        writer.WriteNumberOrNull("fleiss_kappa", Known(round.FleissKappa));
        writer.WriteStartArray("pairs");
        foreach (var pair in round.Pairs)
        {
            writer.WriteStartObject();
            writer.WriteString("first", pair.First);
            writer.WriteString("second", pair.Second);
            writer.WriteNumber("n", pair.N);
            writer.WriteNumber("agreement", pair.Agreement);
            Write(writer, "kappa", pair.Kappa);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteNumber("low_agreement", round.LowAgreement.Count);
        writer.WriteStartArray("worst");
        foreach (var subject in round.LowAgreement.Take(worst))
            Write(writer, subject);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, JudgedSubject subject)
    {
        writer.WriteStartObject();
        writer.WriteString("item", subject.Item);
        writer.WriteNumberOrNull("agreement", subject.Agreement);
        writer.WriteStartArray("grades");
        foreach (var grade in subject.Grades)
        {
            writer.WriteStartObject();
            writer.WriteString("rater", grade.Rater);
            writer.WriteStartArray("answers");
            foreach (var answer in grade.Answers)
            {
                writer.WriteStartObject();
                if (answer.Variant is { } variant)
                    writer.WriteString("variant", variant);
                if (answer.Answer is { } hash)
                    writer.WriteString("answer", hash);
                writer.WriteNumber("grade", answer.Grade);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            if (grade.Comment.Length > 0)
                writer.WriteString("comment", grade.Comment);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, Estimate estimate)
    {
        writer.WriteStartObject(name);
        writer.WriteNumberOrNull("value", Known(estimate.Value));
        writer.WriteNumberOrNull("low", Known(estimate.Interval.Low));
        writer.WriteNumberOrNull("high", Known(estimate.Interval.High));
        writer.WriteEndObject();
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
