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
            else if (!line.Span.Trim(" \t\r"u8).IsEmpty && JsonRow.Parse(line.Span, file, lines.Number, problems) is { } value)
                yield return new DatasetRow(lines.Number, value);
        }
    }
}
