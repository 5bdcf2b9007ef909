using System.Text;
using EvalKit.History;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Markdown;

/// <summary>Writes what changed from run to run, newest first: what was done, and the metrics that moved with it.</summary>
public static class MarkdownChangelog
{
    /// <summary>The text; a pure function of the history.</summary>
    public static string Write(RunHistory history)
    {
        var text = new StringBuilder();
        Line(text, $"# Changelog of {MarkdownText.Escape(history.Suite)}");
        for (var at = history.Runs.Count - 1; at >= 0; at--)
            WriteRun(text, history.Runs[at], isFirst: at == 0);
        return text.ToString();
    }

    private static void WriteRun(StringBuilder text, HistoryRun run, bool isFirst)
    {
        Line(text);
        Line(text, $"## {run.Started[..Math.Min(10, run.Started.Length)]}: {MarkdownText.Escape(run.Run)}");
        Line(text);
        Line(text, $"{run.Verdict}{(run.Status == "complete" ? "" : $" ({run.Status})")}, {Numbers.Count(run.Items)} items{(run.Revision is null ? "" : $", revision {MarkdownText.Escape(run.Revision[..Math.Min(12, run.Revision.Length)])}")}");
        Line(text);
        foreach (var change in run.Changes)
            Line(text, $"- {MarkdownText.Escape(change, 500)}");
        foreach (var shift in run.Shifts)
            Line(text, $"- {(shift.Difference > 0 == shift.HigherIsBetter ? "better" : "**worse**")}: {MarkdownText.Escape(shift.Metric)} of {MarkdownText.Escape(shift.Variant)} by {Numbers.Signed(shift.Difference)} ({Numbers.Percent(shift.Level)} interval {Numbers.SignedRange(shift.Low, shift.High)})");
        if (isFirst)
            Line(text, "- the first run");
        else if (run.Changes.Count == 0)
            Line(text, run.Shifts.Count == 0 ? "- nothing changed" : "- nothing on record changed: what moved the metrics is not part of the suite");
        else if (run.Shifts.Count == 0)
            Line(text, "- no metric differs from the run before beyond chance");
    }

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
