using System.Globalization;
using EvalKit.Reporting.Text;
using EvalKit.Results;

namespace EvalKit.Cli.Output;

/// <summary>Writes comparisons of two runs as a table, with what else changed and the worst items.</summary>
internal static class ComparisonWriter
{
    public static void Write(Terminal terminal, RecordedRun before, RecordedRun after, IReadOnlyList<Comparison> comparisons)
    {
        var output = terminal.Output;
        output.WriteLine($"{before.RunId} -> {after.RunId}");
        var table = new TextTable("metric", "baseline", "candidate", "difference", "interval", "p adj.", "better", "worse", "n", "");
        foreach (var comparison in comparisons)
            table.Add(
                $"{comparison.Candidate}: {comparison.Metric}{(comparison.Slice is null ? "" : $" [{comparison.Slice}]")}",
                Number(comparison.BaselineValue), Number(comparison.CandidateValue), Signed(comparison.Difference),
                comparison is { Low: { } low, High: { } high } ? $"{Signed(low)} to {Signed(high)}" : "-",
                Number(comparison.PAdjusted),
                comparison.Flips.ImprovedTotal.ToString(CultureInfo.InvariantCulture), comparison.Flips.WorsenedTotal.ToString(CultureInfo.InvariantCulture),
                comparison.N.ToString(CultureInfo.InvariantCulture), comparison.Verdict ?? (comparison.Difference is null ? comparison.Reason : ""));
        table.Write(output);
        foreach (var first in comparisons.DistinctBy(c => c.Candidate))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {first.Candidate}: {first.ItemsChanged} items changed, {first.ItemsAdded} appeared, {first.ItemsRemoved} vanished"));
            foreach (var change in first.Changes)
                output.WriteLine($"  {first.Candidate}: {PlainText.Of(change)}");
        }
        foreach (var comparison in comparisons.Where(c => c.Slice is null && c.Flips.WorsenedTotal > 0))
            output.WriteLine($"  {comparison.Candidate}: {comparison.Metric} worst items: {PlainText.Of(string.Join(", ", comparison.Flips.Worsened.Take(10).Select(f => f.Item)))}");
        foreach (var item in after.QuarantineResults)
            output.WriteLine($"  {PlainText.Of(QuarantineSentence.Of(item))}");
    }

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-";

    private static string Signed(double? value) => value?.ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture) ?? "-";
}
