using System.Globalization;
using EvalKit.Reporting.Text;
using EvalKit.Results;

namespace EvalKit.Cli.Output;

/// <summary>Writes what a run found: variants, gates in words, the verdict, where the report is.</summary>
internal static class SummaryWriter
{
    /// <value>The default value is 5 items of a failed gate.</value>
    private const int WorstItems = 5;

    public static void Write(Terminal terminal, Summary summary, string? report)
    {
        var output = terminal.Output;
        output.WriteLine();
        WriteVariants(output, summary);
        foreach (var sentence in CorrectionSentence.Of(summary))
            output.WriteLine($"  {PlainText.Of(sentence)}");
        if (summary.Variants.Values.Any(v => v.Corrected is not null))
            output.WriteLine();
        foreach (var gate in summary.Gates)
            WriteGate(terminal, gate, summary);
        DecisionWriter.Write(terminal, summary);
        FindingWriter.Write(output, [.. summary.Findings, .. summary.Execution.Findings ?? []], "  ");
        output.WriteLine();
        output.WriteLine(terminal.Strong(Colour(terminal, summary.Verdict, $"{summary.Suite}: {Words(summary)}")));
        if (summary.Execution.Stopped is { } stopped)
            output.WriteLine($"  stopped early: {PlainText.Of(stopped)}");
        if (summary.NeedsHuman is { } needed)
            foreach (var line in NeedsHumanSentence.Of(needed))
                output.WriteLine($"  {PlainText.Of(line)}");
        foreach (var item in summary.Quarantine ?? [])
            output.WriteLine($"  {PlainText.Of(QuarantineSentence.Of(item))}");
        if (summary.UntilDecided is { } until)
            output.WriteLine($"  {EarlyStopSentence.Of(until, summary.Execution)}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {summary.Cells.Scored} of {summary.Cells.Planned} cells scored; {summary.Execution.Calls} calls made, {summary.Execution.Found} answers found, {summary.Execution.Retries} retries, {SpentSentence.Of(summary.Execution)}"));
        foreach (var traffic in summary.Execution.Traffic ?? [])
            if (TrafficSentence.Of(traffic) is { } sentence)
                output.WriteLine($"  {PlainText.Of(sentence)}");
        if (report is not null)
            output.WriteLine($"  {report}");
    }

    private static void WriteVariants(TextWriter output, Summary summary)
    {
        var first = summary.Variants.GetAt(0).Value;
        var gated = summary.Gates.Select(g => g.Metric).ToHashSet(StringComparer.Ordinal);
        var metrics = first.Metrics.Keys
            .GroupBy(m => m[..m.IndexOf('.', StringComparison.Ordinal)], StringComparer.Ordinal)
            .SelectMany(g => g.Where((m, i) => gated.Contains(m) || (i == 0 && g.Key is not ("latency" or "cost"))))
            .ToList();
        var table = new TextTable(["variant", .. metrics, "p95 ms", "$/1000", "missing"]);
        foreach (var (name, variant) in summary.Variants)
            table.Add([name + (variant.Baseline ? " (baseline)" : ""), .. metrics.Select(m => Show(variant.Metrics[m])), Number(variant.Latency.P95), variant.Cost.Priced ? Number(variant.Cost.Per1000) : "unknown", variant.Outcomes.Missing.ToString(CultureInfo.InvariantCulture)]);
        table.Write(output);
        output.WriteLine();
    }

    private static void WriteGate(Terminal terminal, GateResult gate, Summary summary)
    {
        terminal.Output.WriteLine($"  {Colour(terminal, gate.Outcome, gate.Outcome.PadRight(12))} {PlainText.Of(GateSentence.Subject(gate))}");
        terminal.Output.WriteLine($"               {PlainText.Of(GateSentence.Finding(gate, summary))}");
        if (gate.Comparison is { } index && gate.Outcome == Verdicts.Failed && summary.Comparisons[index].Flips.Worsened is { Count: > 0 } worst)
            terminal.Output.WriteLine($"               worst items: {PlainText.Of(string.Join(", ", worst.Take(WorstItems).Select(f => f.Item)))}{(worst.Count > WorstItems ? ", ..." : "")}");
    }

    private static string Words(Summary summary) => summary.Status == "complete" ? summary.Verdict : $"{summary.Verdict} ({summary.Status})";

    private static string Colour(Terminal terminal, string outcome, string text) => outcome switch
    {
        Verdicts.Passed => terminal.Good(text),
        Verdicts.Failed => terminal.Bad(text),
        _ => terminal.Doubtful(text),
    };

    private static string Show(MetricValue metric) => metric is { Low: { } low, High: { } high }
        ? string.Create(CultureInfo.InvariantCulture, $"{Number(metric.Value)} [{Number(low)}, {Number(high)}]")
        : Number(metric.Value);

    private static string Number(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "-";
}
