using System.Text;
using EvalKit.Models;
using EvalKit.Reporting.Text;
using EvalKit.Results;

namespace EvalKit.Reporting.Markdown;

/// <summary>Writes <c>summary.md</c> for a pull request: the verdict first, then gates, variants, and what flipped.</summary>
public static class MarkdownSummary
{
    /// <value>The default value is 10 items of each kind.</value>
    public const int FlipsShown = 10;

    /// <summary>The text; a pure function of the summary.</summary>
    public static string Write(Summary summary)
    {
        var text = new StringBuilder();
        Line(text, $"## {Mark(summary.Verdict)} {MarkdownText.Escape(summary.Suite)}: {summary.Verdict}{(summary.Status == "complete" ? "" : $" ({summary.Status})")}");
        Line(text);
        Line(text, $"{MarkdownText.Escape(summary.Objective)}");
        Line(text);
        WriteGates(text, summary);
        WriteVariants(text, summary);
        text.Append(MarkdownDecisions.Write(summary));
        WriteFlips(text, summary);
        WriteFindings(text, summary);
        foreach (var item in summary.Quarantine ?? [])
            Line(text, $"- {MarkdownText.Escape(QuarantineSentence.Of(item), 500)}");
        if (summary.Quarantine is not null)
            Line(text);
        if (summary.UntilDecided is { } until)
        {
            Line(text, MarkdownText.Escape(EarlyStopSentence.Of(until), 500));
            Line(text);
        }
        Line(text, $"<sub>{Numbers.Count(summary.Dataset.Items)} items, {Numbers.Count(summary.Cells.Scored)} of {Numbers.Count(summary.Cells.Planned)} cells scored{Cost(summary)}</sub>");
        return text.ToString();
    }

    /// <summary>The cost on record, which is the same however much of it this execution paid.</summary>
    private static string Cost(Summary summary) => summary.Variants.Values.Sum(v => Money.OfDouble(v.Cost.Usd ?? 0)) is > 0 and var usd
        ? $"; cost on record {(summary.Variants.Values.All(v => v.Cost.Priced) ? "" : "at least ")}{Money.Show(usd)}"
        : "";

    private static void WriteGates(StringBuilder text, Summary summary)
    {
        if (summary.Gates.Count == 0)
            return;
        Line(text, "| | gate | result |");
        Line(text, "|---|---|---|");
        foreach (var gate in summary.Gates)
            Line(text, $"| {Mark(gate.Outcome)} {gate.Outcome} | {MarkdownText.Escape(GateSentence.Subject(gate))} | {MarkdownText.Escape(GateSentence.Finding(gate, summary), 400)} |");
        Line(text);
    }

    private static void WriteVariants(StringBuilder text, Summary summary)
    {
        var names = summary.Variants.Keys.ToList();
        var headlines = summary.Variants.GetAt(0).Value.Metrics.Keys.Where(m => IsHeadline(m, summary)).ToList();
        Line(text, "| variant | " + string.Join(" | ", headlines.Select(h => MarkdownText.Escape(h))) + " | p95 latency | cost per 1,000 | missing |");
        Line(text, "|---|" + string.Concat(Enumerable.Repeat("---|", headlines.Count + 3)));
        foreach (var name in names)
        {
            var variant = summary.Variants[name];
            var cells = headlines.Select(h => Cell(variant.Metrics[h]));
            Line(text, $"| {MarkdownText.Escape(name)}{(variant.Baseline ? " (baseline)" : "")} | {string.Join(" | ", cells)} | {(variant.Latency.P95 is { } p95 ? Numbers.Show(p95) + " ms" : "–")} | {(variant.Cost.Priced ? "$" + Numbers.Show(variant.Cost.Per1000) : "unknown")} | {Numbers.Count(variant.Outcomes.Missing)} |");
        }
        Line(text);
    }

    /// <summary>The first metric of each grader, and whatever a gate names.</summary>
    private static bool IsHeadline(string metric, Summary summary)
    {
        var grader = GraderOf(metric);
        var first = summary.Variants.GetAt(0).Value.Metrics.Keys.First(m => GraderOf(m) == grader);
        return grader is not ("latency" or "cost") && (first == metric || summary.Gates.Any(g => g.Metric == metric));
    }

    private static string GraderOf(string metric) => metric[..metric.LastIndexOf('.')];

    /// <summary>The value with its interval where there is one.</summary>
    private static string Cell(MetricValue metric) =>
        metric is { Low: null, High: null } ? Numbers.Show(metric.Value) : $"{Numbers.Show(metric.Value)} ({Numbers.Range(metric.Low, metric.High)})";

    private static void WriteFlips(StringBuilder text, Summary summary)
    {
        foreach (var comparison in summary.Comparisons.Where(c => c.Slice is null && c.Flips.WorsenedTotal > 0).DistinctBy(c => (c.Candidate, c.Metric)))
        {
            Line(text, $"<details><summary>{MarkdownText.EscapeHtml(comparison.Metric)} of {MarkdownText.EscapeHtml(comparison.Candidate)}: {Numbers.Count(comparison.Flips.WorsenedTotal)} items worse, {Numbers.Count(comparison.Flips.ImprovedTotal)} better than {MarkdownText.EscapeHtml(comparison.Baseline)}</summary>");
            Line(text);
            Line(text, "| item | baseline | candidate |");
            Line(text, "|---|---|---|");
            foreach (var flip in comparison.Flips.Worsened.Take(FlipsShown))
                Line(text, $"| {MarkdownText.Escape(flip.Item)} | {Numbers.Show(flip.Baseline)} | {Numbers.Show(flip.Candidate)} |");
            Line(text);
            Line(text, "</details>");
            Line(text);
        }
    }

    private static void WriteFindings(StringBuilder text, Summary summary)
    {
        foreach (var finding in summary.Findings)
            Line(text, $"- {finding.Level} {finding.Id}: {MarkdownText.Escape(finding.Message, 500)}");
        if (summary.Findings.Count > 0)
            Line(text);
    }

    private static string Mark(string outcome) => outcome switch
    {
        Verdicts.Passed => "✅",
        Verdicts.Failed => "❌",
        Verdicts.Inconclusive => "❔",
        _ => "⚠️",
    };

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
