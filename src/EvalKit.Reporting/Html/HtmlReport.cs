using EvalKit.Reporting.Html.Samples;

namespace EvalKit.Reporting.Html;

/// <summary>Writes a run as one self-contained HTML file that opens from disk and needs no network.</summary>
public static class HtmlReport
{
    /// <summary>The policy that a report states: this version's viewer by its hash and a worker of its own text, no connection, no other source.</summary>
    public static string ContentSecurityPolicy => ViewerAssets.Instance.ContentSecurityPolicy;

    /// <summary>
    /// Streams the report of one run. Outside the element with the id <c>execution</c> the bytes depend only on what the run
    /// computed, so two runs over the same response store give the same report. Memory grows with the number of samples
    /// (a few numbers each), not with their texts.
    /// </summary>
    /// <param name="source">The run's record, summary and samples.</param>
    /// <param name="output">Receives UTF-8; it is neither flushed nor closed.</param>
    /// <param name="cancellationToken">Stops the writing; what was written until then is not a usable report.</param>
    /// <exception cref="InvalidDataException">A file of the run is not valid JSON; the message names the file and, for samples, the line.</exception>
    public static async Task WriteAsync(HtmlReportSource source, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(output);

        var run = ExecutionSplit.Of(source.Run.Span, "run.json");
        var summary = ExecutionSplit.Of(source.Summary.Span, "summary.json");
        var page = new PageWriter(output);
        await page.StartAsync(ViewerAssets.Instance, cancellationToken).ConfigureAwait(false);
        await page.RecordAsync(summary.Record, run.Record, cancellationToken).ConfigureAwait(false);
        await page.ExecutionAsync(summary.Execution, run.Execution, cancellationToken).ConfigureAwait(false);
        if (!source.History.IsEmpty)
            await page.HistoryAsync(source.History, cancellationToken).ConfigureAwait(false);
        await page.ViewerAsync(ViewerAssets.Instance, cancellationToken).ConfigureAwait(false);

        var stream = source.OpenSamples();
        await using (stream.ConfigureAwait(false))
        {
            using var samples = new SampleExport(page);
            await samples.WriteAsync(stream, cancellationToken).ConfigureAwait(false);
        }

        await page.EndAsync(cancellationToken).ConfigureAwait(false);
    }
}
