using System.Text;
using EvalKit.Reporting.Csv;
using EvalKit.Reporting.Tests.Exports;
using Microsoft.VisualBasic.FileIO;

namespace EvalKit.Reporting.Tests.Csv;

public sealed class ScoresCsvTests
{
    private const string Scored = """{"variant":"v","item":"a;b","hash":"00","repeat":0,"outcome":"scored","tags":{"kind":"x, y"},"output":"two\nlines \"q\"","scores":{"label":{"outcome":"scored","score":0.5}},"cost_usd":1.5E-7,"timings":{"total_ms":1234.5}}""";
    private const string NotRun = """{"variant":"v","item":"b","hash":"00","repeat":1,"outcome":"not_run","tags":{"kind":"z"}}""";

    [Theory]
    [MemberData(nameof(InCulture.Cases), MemberType = typeof(InCulture))]
    public void Write_Cells_MatchTheCommittedFile(string culture) =>
        Snapshot.Matches(InCulture.Run(culture, () => Text(Scored, NotRun)), "scores.csv");

    [Fact]
    public void Read_WrittenFile_HasTheCellsAgain()
    {
        var rows = Rows(Text(Scored, NotRun));

        Assert.Equal(["variant", "item", "repeat", "outcome", "kind", "label", "latency_ms", "cost_usd", "output"], rows[0]);
        Assert.Equal(["v", "a;b", "0", "scored", "x, y", "0.5", "1234.5", "1.5E-07", "two\nlines \"q\""], rows[1]);
        Assert.Equal(["v", "b", "1", "not_run", "z", "", "", "", ""], rows[2]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("＝1+1")]
    [InlineData("=HYPERLINK(\"http://evil\",\"x\")")]
    public void Write_TextThatASpreadsheetWouldCompute_IsText(string output)
    {
        var line = System.Text.Json.JsonSerializer.Serialize(new { variant = "v", item = output, repeat = 0, outcome = "scored", tags = new { kind = output }, output });

        var row = Rows(Text(line))[1];

        Assert.Equal(["'" + output, "'" + output, "'" + output], [row[1], row[4], row[8]]);
    }

    private static string Text(params string[] lines)
    {
        using var samples = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));
        using var output = new MemoryStream();
        ScoresCsv.Write(samples, ["label"], ["kind"], output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static List<string[]> Rows(string text)
    {
        using var parser = new TextFieldParser(new StringReader(text)) { TextFieldType = FieldType.Delimited, Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        var rows = new List<string[]>();
        while (!parser.EndOfData)
            rows.Add(parser.ReadFields()!);
        return rows;
    }
}
