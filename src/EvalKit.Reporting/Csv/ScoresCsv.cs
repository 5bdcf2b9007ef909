using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EvalKit.Reporting.Csv;

/// <summary>Writes <c>scores.csv</c>: one row a cell with its outcome, tags, scores, latency and cost, streamed from <c>samples.jsonl</c>.</summary>
public static class ScoresCsv
{
    private static readonly string[] Fixed = ["variant", "item", "repeat", "outcome"];

    /// <summary>Writes the file. Columns come from the graders and slices that the run recorded.</summary>
    /// <param name="samples">The lines of <c>samples.jsonl</c>.</param>
    /// <param name="graders">Names of the graders, in suite order.</param>
    /// <param name="slices">Names of the slice fields.</param>
    /// <param name="output">Where to.</param>
    public static void Write(Stream samples, IReadOnlyList<string> graders, IReadOnlyList<string> slices, Stream output)
    {
        using var reader = new StreamReader(samples, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true);
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', Fixed.Concat(slices).Concat(graders).Concat(["latency_ms", "cost_usd", "output"]).Select(CsvCell.Of)));
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            WriteRow(writer, document.RootElement, graders, slices);
        }
    }

    private static void WriteRow(StreamWriter writer, JsonElement row, IReadOnlyList<string> graders, IReadOnlyList<string> slices)
    {
        var cells = new List<string>(Fixed.Length + graders.Count + slices.Count + 3)
        {
            CsvCell.Of(Text(row, "variant")),
            CsvCell.Of(Text(row, "item")),
            Number(row.GetProperty("repeat")),
            CsvCell.Of(Text(row, "outcome")),
        };
        var tags = row.GetProperty("tags");
        cells.AddRange(slices.Select(s => CsvCell.Of(Text(tags, s))));
        var hasScores = row.TryGetProperty("scores", out var scores);
        cells.AddRange(graders.Select(g => hasScores && scores.TryGetProperty(g, out var score) ? Number(score.GetProperty("score")) : ""));
        cells.Add(row.TryGetProperty("timings", out var timings) ? Number(timings.GetProperty("total_ms")) : "");
        cells.Add(row.TryGetProperty("cost_usd", out var cost) ? Number(cost) : "");
        cells.Add(CsvCell.Of(Text(row, "output")));
        writer.WriteLine(string.Join(',', cells));
    }

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble().ToString("R", CultureInfo.InvariantCulture) : "";
}
