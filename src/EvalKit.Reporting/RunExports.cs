using EvalKit.History;
using EvalKit.Reporting.Csv;
using EvalKit.Reporting.Html;
using EvalKit.Reporting.Html.Combined;
using EvalKit.Reporting.JUnit;
using EvalKit.Reporting.Markdown;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Reporting;

/// <summary>Makes every export of a run folder from its <c>run.json</c>, <c>samples.jsonl</c> and <c>summary.json</c>.</summary>
public static class RunExports
{
    /// <summary>Writes <c>report.html</c>, <c>summary.md</c>, <c>junit.xml</c> and <c>scores.csv</c>.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="summary">Its summary.</param>
    /// <param name="cancellation">Stops the writing; files are there whole or not at all.</param>
    public static async Task WriteAllAsync(RunFolder folder, Summary summary, CancellationToken cancellation = default)
    {
        var report = Task.Run(() => WriteReportAsync(folder, folder.Report, cancellation), cancellation);
        RunFolder.WriteWhole(folder.Markdown, stream =>
        {
            using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            text.Write(MarkdownSummary.Write(summary));
        });
        RunFolder.WriteWhole(folder.JUnit, stream => JUnitReport.Write(stream, summary));
        RunFolder.WriteWhole(folder.Scores, stream =>
        {
            using var samples = File.OpenRead(folder.Samples);
            ScoresCsv.Write(samples, Graders(summary), Slices(summary), stream);
        });
        await report;
    }

    /// <summary>Writes the HTML report of a run to a file of the caller's choice.</summary>
    public static async Task WriteReportAsync(RunFolder folder, string path, CancellationToken cancellation = default)
    {
        var source = await HtmlReportSource.FromRunFolderAsync(folder.Path, cancellation);
        await RunFolder.WriteWholeAsync(path, stream => HtmlReport.WriteAsync(source, stream, cancellation));
    }

    /// <summary>Writes one HTML report of several runs of a suite: any two variants or runs beside each other, and their history.</summary>
    /// <param name="folders">The runs, in any order.</param>
    /// <param name="history">Read from them.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the writing; the file is there whole or not at all.</param>
    public static Task WriteReportAsync(IReadOnlyList<RunFolder> folders, RunHistory history, string path, CancellationToken cancellation = default) =>
        RunFolder.WriteWholeAsync(path, stream => WriteReportAsync(folders, history, stream, cancellation));

    /// <inheritdoc cref="WriteReportAsync(IReadOnlyList{RunFolder}, RunHistory, string, CancellationToken)"/>
    /// <param name="folders">The runs, in any order.</param>
    /// <param name="history">Read from them.</param>
    /// <param name="output">Receives UTF-8; it is neither flushed nor closed.</param>
    /// <param name="cancellation">Stops the writing; what was written until then is not a usable report.</param>
    public static Task WriteReportAsync(IReadOnlyList<RunFolder> folders, RunHistory history, Stream output, CancellationToken cancellation = default) =>
        HtmlReport.WriteAsync(CombinedRuns.Of(folders, history).Source(), output, cancellation);

    /// <summary>Makes every export of made-up cells into nothing, so that the code is compiled before it is waited for.</summary>
    public static async Task WarmUpAsync(WarmUp record, CancellationToken cancellation = default)
    {
        MarkdownSummary.Write(record.Summary);
        JUnitReport.Write(Stream.Null, record.Summary);
        ScoresCsv.Write(new MemoryStream(record.Samples.ToArray()), Graders(record.Summary), Slices(record.Summary), Stream.Null);
        await HtmlReport.WriteAsync(new HtmlReportSource(record.RunJson, record.SummaryJson, () => new MemoryStream(record.Samples.ToArray())), Stream.Null, cancellation);
    }

    private static List<string> Graders(Summary summary) =>
    [
        .. summary.Variants.GetAt(0).Value.Metrics.Keys.Select(m => m[..m.LastIndexOf('.')]).Distinct(StringComparer.Ordinal).Where(g => g is not ("latency" or "cost")),
    ];

    private static List<string> Slices(Summary summary) =>
        [.. summary.Variants.GetAt(0).Value.Slices.Keys.Select(s => s[..s.IndexOf('=', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal)];
}
