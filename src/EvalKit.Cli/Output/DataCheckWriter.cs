using System.Globalization;
using EvalKit.DataChecks;

namespace EvalKit.Cli.Output;

/// <summary>Writes how many rows have something wrong, and what.</summary>
internal static class DataCheckWriter
{
    public static void Write(Terminal terminal, DataCheckResult result, string flags, int worst)
    {
        var judged = result.Rows.Count - result.NotJudged;
        terminal.Output.WriteLine(PlainText.Of(string.Create(CultureInfo.InvariantCulture, $"{result.Data}: {result.Flagged} of {judged} rows flagged by {(result.Models.Count == 0 ? result.Grader : string.Join(", ", result.Models))}")));
        var table = new TextTable("flag", "rows", "share");
        foreach (var (flag, rows) in result.Flags)
            table.Add(flag, rows.ToString(CultureInfo.InvariantCulture), judged == 0 ? "-" : (rows / (double)judged).ToString("0.0 %", CultureInfo.InvariantCulture));
        table.Write(terminal.Output);
        foreach (var row in result.Rows.Where(r => r.Flags is { Count: > 0 }).Take(worst))
            terminal.Output.WriteLine(PlainText.Of(string.Create(CultureInfo.InvariantCulture, $"  {row.Id} (line {row.Line}): {string.Join(", ", row.Flags!)}{(row.Reason is null ? "" : ": " + row.Reason)}"), 300));
        if (result.Flagged > worst)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {result.Flagged - worst} more"));
        terminal.Output.WriteLine($"  {PlainText.Of(flags)}: one line a row; the answers cost {(result.CostUsd is { } usd ? Models.Money.Show(usd) : "an unknown amount")} when they were made");
    }
}
