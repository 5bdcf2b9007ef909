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

    /// <value>The default value is 60,000 bytes: comments on pull requests end at 65,536 characters.</value>
    public const int MostBytes = 60_000;

    /// <summary>The text; a pure function of the summary. What would make it longer than <see cref="MostBytes"/> is left to the report, and the text says so.</summary>
    public static string Write(Summary summary)
    {
        var text = new StringBuilder();
        Line(text, $"## {Mark(summary.Verdict)} {MarkdownText.Escape(summary.Suite)}: {summary.Verdict}{(summary.Status == "complete" ? "" : $" ({summary.Status})")}");
        Line(text);
        Line(text, $"{MarkdownText.Escape(summary.Objective)}");
        Line(text);
        new MarkdownPart("gates", 24_000, GateHead, Gates(summary), "\n").AppendTo(text);
        text.Append(MarkdownChart.Write(summary));
        new MarkdownPart("variants", 8_000, VariantHead(summary), Variants(summary), "\n").AppendTo(text);
        new MarkdownPart("corrections by people's labels", 8_000, CorrectionHead, Corrections(summary), "\n").AppendTo(text);
        new MarkdownPart("targets and values", 8_000, "", [MarkdownDecisions.Write(summary)], "").AppendTo(text);
        new MarkdownPart("comparisons with changed items", 8_000, "", Flips(summary), "").AppendTo(text);
        new MarkdownPart("findings", 4_000, "", summary.Findings.Select(f => $"- {f.Level} {f.Id}: {MarkdownText.Escape(f.Message, 500)}\n"), "\n").AppendTo(text);
        new MarkdownPart("answers for people", 2_000, "", (summary.NeedsHuman is { } needed ? NeedsHumanSentence.Of(needed) : []).Select(l => $"- {MarkdownText.Escape(l, 500)}\n"), "\n").AppendTo(text);
        new MarkdownPart("items in quarantine", 2_000, "", (summary.Quarantine ?? []).Select(q => $"- {MarkdownText.Escape(QuarantineSentence.Of(q), 500)}\n"), "\n").AppendTo(text);
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

    private const string GateHead = "| | gate | result |\n|---|---|---|\n";

    /// <summary>What a reviewer has to look at comes first.</summary>
    private static IEnumerable<string> Gates(Summary summary) => summary.Gates
        .OrderBy(g => g.Outcome switch { Verdicts.Failed => 0, Verdicts.Invalid => 1, Verdicts.Inconclusive => 2, _ => 3 })
        .Select(g => $"| {Mark(g.Outcome)} {g.Outcome} | {MarkdownText.Escape(GateSentence.Subject(g))} | {MarkdownText.Escape(GateSentence.Finding(g, summary), 400)} |\n");

    private const string CorrectionHead = "| corrected by people's labels | grader alone | corrected | labels | grader minus people |\n|---|---|---|---|---|\n";

    /// <summary>What people's labels make of graders' numbers.</summary>
    private static IEnumerable<string> Corrections(Summary summary) =>
        from variant in summary.Variants
        from corrected in variant.Value.Corrected ?? []
        let value = corrected.Value
        select $"| {MarkdownText.Escape(corrected.Key)} of {MarkdownText.Escape(variant.Key)} | {Numbers.Show(value.Judge)} "
            + $"| {(value.Value is null ? MarkdownText.Escape(value.Problem ?? "") : $"{Numbers.Show(value.Value)} ({Numbers.Range(value.Low, value.High)})")} "
            + $"| {Numbers.Count(value.Labels)} of {Numbers.Count(value.Items)} "
            + $"| {(value.Bias is null ? "–" : $"{Numbers.Signed(value.Bias)} ({Numbers.SignedRange(value.BiasLow, value.BiasHigh)})")} |\n";

    private static string VariantHead(Summary summary)
    {
        var headlines = Headlines(summary);
        return $"| variant | {string.Join(" | ", headlines.Select(h => MarkdownText.Escape(h)))} | p95 latency | cost per 1,000 | missing |\n"
            + $"|---|{string.Concat(Enumerable.Repeat("---|", headlines.Count + 3))}\n";
    }

    private static IEnumerable<string> Variants(Summary summary)
    {
        var headlines = Headlines(summary);
        return summary.Variants.Select(entry =>
        {
            var (name, variant) = (entry.Key, entry.Value);
            var cells = headlines.Select(h => Cell(variant.Metrics[h]));
            return $"| {MarkdownText.Escape(name)}{(variant.Baseline ? " (baseline)" : "")} | {string.Join(" | ", cells)} | {(variant.Latency.P95 is { } p95 ? Numbers.Show(p95) + " ms" : "–")} | {(variant.Cost.Priced ? "$" + Numbers.Show(variant.Cost.Per1000) : "unknown")} | {Numbers.Count(variant.Outcomes.Missing)} |\n";
        });
    }

    private static List<string> Headlines(Summary summary) => [.. summary.Variants.GetAt(0).Value.Metrics.Keys.Where(m => IsHeadline(m, summary))];

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

    private static IEnumerable<string> Flips(Summary summary) =>
        summary.Comparisons.Where(c => c.Slice is null && c.Flips.WorsenedTotal > 0).DistinctBy(c => (c.Candidate, c.Metric)).Select(comparison =>
        {
            var text = new StringBuilder();
            Line(text, $"<details><summary>{MarkdownText.EscapeHtml(comparison.Metric)} of {MarkdownText.EscapeHtml(comparison.Candidate)}: {Numbers.Count(comparison.Flips.WorsenedTotal)} items worse, {Numbers.Count(comparison.Flips.ImprovedTotal)} better than {MarkdownText.EscapeHtml(comparison.Baseline)}</summary>");
            Line(text);
            Line(text, "| item | baseline | candidate |");
            Line(text, "|---|---|---|");
            foreach (var flip in comparison.Flips.Worsened.Take(FlipsShown))
                Line(text, $"| {MarkdownText.Escape(flip.Item)} | {Numbers.Show(flip.Baseline)} | {Numbers.Show(flip.Candidate)} |");
            Line(text);
            Line(text, "</details>");
            Line(text);
            return text.ToString();
        });

    private static string Mark(string outcome) => outcome switch
    {
        Verdicts.Passed => "✅",
        Verdicts.Failed => "❌",
        Verdicts.Inconclusive => "❔",
        _ => "⚠️",
    };

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
