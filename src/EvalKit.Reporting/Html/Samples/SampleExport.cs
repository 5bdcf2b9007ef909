using System.Globalization;
using System.Text.Json;

namespace EvalKit.Reporting.Html.Samples;

/// <summary>
/// Copies <c>samples.jsonl</c> into the page: its lines unchanged in blocks <c>samples-0</c>, <c>samples-1</c>, ..., then a column for everything that the viewer
/// lists, filters and sorts by as <c>sample-index</c>. The file holds one variant after the other; the page holds one item after the other, because what variants
/// were asked about an item is nearly the same text (and compresses to nothing beside itself) and because a reader looks at their answers together.
/// </summary>
internal sealed class SampleExport(PageWriter page) : IDisposable
{
    private const int MaxLinesPerBlock = 256;
    private const int MaxBytesPerBlock = 256 * 1024;

    private readonly SampleIndex index = new();
    private readonly List<(long Offset, int Length)> lines = [];
    private readonly List<int> blockStarts = [];
    private byte[] line = [];
    private CompressedBlock block = new();
    private CompressedBlock compressing = new();
    private Task<ReadOnlyMemory<byte>>? compressed;
    private int blocksWritten;

    /// <param name="samples">Read from its start, then line by line in another order: it has to be able to seek.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteAsync(Stream samples, CancellationToken cancellationToken)
    {
        await ReadIndexAsync(samples, cancellationToken).ConfigureAwait(false);
        var order = index.ByItem();
        for (var row = 0; row < order.Count; row++)
            await CopyLineAsync(samples, lines[order[row]], row, cancellationToken).ConfigureAwait(false);

        if (block.RawLength > 0)
            await EndBlockAsync(cancellationToken).ConfigureAwait(false);
        await WriteCompressedAsync(cancellationToken).ConfigureAwait(false);
        SampleIndexWriter.Write(index, order, blockStarts, block);
        await page.BinaryAsync("sample-index", block.TakeBase64(), cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        block.Dispose();
        compressing.Dispose();
    }

    private async Task ReadIndexAsync(Stream samples, CancellationToken cancellationToken)
    {
        var reader = new LineReader(samples);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } read)
        {
            try
            {
                SampleLineParser.Parse(read.Span, index);
            }
            catch (JsonException error)
            {
                throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"samples.jsonl line {reader.LineNumber} is not a valid JSON object: {error.Message}"), error);
            }

            lines.Add((reader.LineOffset, read.Length));
        }
    }

    private async Task CopyLineAsync(Stream samples, (long Offset, int Length) from, int row, CancellationToken cancellationToken)
    {
        if (IsFull(row, from.Length))
            await EndBlockAsync(cancellationToken).ConfigureAwait(false);
        if (block.RawLength == 0)
            blockStarts.Add(row);
        if (line.Length < from.Length)
            line = new byte[Math.Max(from.Length, 2 * line.Length)];
        samples.Position = from.Offset;
        await samples.ReadExactlyAsync(line.AsMemory(0, from.Length), cancellationToken).ConfigureAwait(false);
        block.Write(line.AsSpan(0, from.Length));
        block.Write("\n"u8);
    }

    private bool IsFull(int row, int nextLength) =>
        block.RawLength > 0 && (row - blockStarts[^1] == MaxLinesPerBlock || block.RawLength + nextLength > MaxBytesPerBlock);

    /// <summary>Compresses the block on another thread while the next one is read: compressing takes longer than reading.</summary>
    private async Task EndBlockAsync(CancellationToken cancellationToken)
    {
        await WriteCompressedAsync(cancellationToken).ConfigureAwait(false);
        (block, compressing) = (compressing, block);
        compressed = Task.Run(compressing.TakeBase64, cancellationToken);
    }

    private async Task WriteCompressedAsync(CancellationToken cancellationToken)
    {
        if (compressed is null)
            return;
        var id = string.Create(CultureInfo.InvariantCulture, $"samples-{blocksWritten++}");
        await page.BinaryAsync(id, await compressed.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        compressed = null;
    }
}
