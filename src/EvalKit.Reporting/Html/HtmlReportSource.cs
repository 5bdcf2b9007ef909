namespace EvalKit.Reporting.Html;

/// <summary>What an HTML report is made from: the contents of a run folder, nothing else.</summary>
/// <param name="Run">The UTF-8 bytes of <c>run.json</c>.</param>
/// <param name="Summary">The UTF-8 bytes of <c>summary.json</c>.</param>
/// <param name="OpenSamples">Opens <c>samples.jsonl</c> from its start; called once a report; the stream can seek and is disposed by the report.</param>
public sealed record HtmlReportSource(ReadOnlyMemory<byte> Run, ReadOnlyMemory<byte> Summary, Func<Stream> OpenSamples)
{
    /// <summary>The UTF-8 bytes of a history as JSON; empty for a report of one run.</summary>
    public ReadOnlyMemory<byte> History { get; init; }

    /// <summary>Reads <c>run.json</c> and <c>summary.json</c> of a run folder; <c>samples.jsonl</c> is streamed later.</summary>
    /// <param name="folder">Full path of the run folder.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static async Task<HtmlReportSource> FromRunFolderAsync(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var run = await File.ReadAllBytesAsync(Path.Combine(folder, "run.json"), cancellationToken).ConfigureAwait(false);
        var summary = await File.ReadAllBytesAsync(Path.Combine(folder, "summary.json"), cancellationToken).ConfigureAwait(false);
        return new HtmlReportSource(run, summary, () => File.OpenRead(Path.Combine(folder, "samples.jsonl")));
    }
}
