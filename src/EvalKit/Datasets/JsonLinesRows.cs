using System.Globalization;
using System.Text.Json;
using EvalKit.Problems;

namespace EvalKit.Datasets;

/// <summary>JSON Lines: one JSON object a line; blank lines are passed over.</summary>
internal static class JsonLinesRows
{
    public static IEnumerable<DatasetRow> Read(Stream stream, string file, ProblemList problems)
    {
        var lines = new ByteLines(stream);
        while (lines.TryRead(out var line))
        {
            if (lines.TooLong)
                problems.Add(file, lines.Number, 0, $"line is longer than {ByteLines.MaxLineBytes / (1024 * 1024)} MiB");
            else if (!line.Span.Trim(" \t"u8).IsEmpty && Parse(line.Span, lines.Number, file, problems) is { } value)
                yield return new DatasetRow(lines.Number, value);
        }
    }

    private static JsonElement? Parse(ReadOnlySpan<byte> line, int number, string file, ProblemList problems)
    {
        try
        {
            return JsonElement.Parse(line, DatasetFile.Strict);
        }
        catch (JsonException e)
        {
            problems.Add(file, number, (int)(e.BytePositionInLine ?? 0) + 1, "JSON: " + JsonProblem.Sentence(e));
            return null;
        }
    }
}
