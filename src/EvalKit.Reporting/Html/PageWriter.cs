using System.Text;

namespace EvalKit.Reporting.Html;

/// <summary>
/// Writes the parts of the page in their order. Data stands only in <c>script</c> elements of a type that no browser runs, as escaped
/// JSON or as base64, so that no text of a model or a dataset is ever parsed as HTML.
/// </summary>
internal sealed class PageWriter(Stream output)
{
    public async Task StartAsync(ViewerAssets viewer, CancellationToken cancellationToken)
    {
        await TextAsync(PageHead.Of("EvalKit report", viewer.ContentSecurityPolicy), cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(viewer.Style, cancellationToken).ConfigureAwait(false);
        await TextAsync(
            """
            </style>
            </head>
            <body>
            <div id="app"><noscript>This report shows its data with JavaScript, which is switched off.</noscript></div>

            """,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The part that is the same for every run over the same store.</summary>
    public Task RecordAsync(byte[] summary, byte[] run, CancellationToken cancellationToken) =>
        JsonPairAsync("record", summary, run, cancellationToken);

    /// <summary>The part that differs from run to run, on lines of its own so that a comparison of two reports can leave it out.</summary>
    public Task ExecutionAsync(byte[] summary, byte[] run, CancellationToken cancellationToken) =>
        JsonPairAsync("execution", summary, run, cancellationToken);

    /// <summary>The runs that this one follows, in a report of several.</summary>
    public async Task HistoryAsync(ReadOnlyMemory<byte> history, CancellationToken cancellationToken)
    {
        await TextAsync("<script type=\"application/json\" id=\"history\">\n", cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(EmbeddableJson.Escape(history.Span), cancellationToken).ConfigureAwait(false);
        await TextAsync("\n</script>\n", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The viewer stands before the samples, so that it shows the verdict while a browser still reads them.</summary>
    public async Task ViewerAsync(ViewerAssets viewer, CancellationToken cancellationToken)
    {
        await TextAsync("<script>", cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(viewer.Script, cancellationToken).ConfigureAwait(false);
        await TextAsync("</script>\n", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Binary data under an id; what <see cref="CompressedBlock"/> made of it.</summary>
    public async Task BinaryAsync(string id, ReadOnlyMemory<byte> base64, CancellationToken cancellationToken)
    {
        await TextAsync($"<script type=\"application/octet-stream;base64\" id=\"{id}\">", cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(base64, cancellationToken).ConfigureAwait(false);
        await TextAsync("</script>\n", cancellationToken).ConfigureAwait(false);
    }

    public Task EndAsync(CancellationToken cancellationToken) => TextAsync("</body>\n</html>\n", cancellationToken);

    private async Task JsonPairAsync(string id, byte[] summary, byte[] run, CancellationToken cancellationToken)
    {
        await TextAsync($"<script type=\"application/json\" id=\"{id}\">\n{{\"summary\":", cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(EmbeddableJson.Escape(summary), cancellationToken).ConfigureAwait(false);
        await TextAsync(",\"run\":", cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(EmbeddableJson.Escape(run), cancellationToken).ConfigureAwait(false);
        await TextAsync("}\n</script>\n", cancellationToken).ConfigureAwait(false);
    }

    private Task TextAsync(string text, CancellationToken cancellationToken) =>
        output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask();
}
