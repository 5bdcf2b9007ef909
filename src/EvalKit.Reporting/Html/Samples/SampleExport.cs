using System.Globalization;
using System.Text.Json;

namespace EvalKit.Reporting.Html.Samples;

/// <summary>
/// Copies <c>samples.jsonl</c> into the page: its lines in blocks <c>samples-0</c>, <c>samples-1</c>, ..., then a column for everything that the viewer
/// lists, filters and sorts by as <c>sample-index</c>. The file holds one variant after the other; the page holds one item after the other, because what variants
/// were asked about an item is nearly the same text (and compresses to nothing beside itself) and because a reader looks at their answers together. Lines are unchanged, but where there are very many, keys and ids of calls stay behind: random digits do not compress,
/// and would be a fifth of the page.
/// </summary>
internal sealed class SampleExport(PageWriter page) : IDisposable
{
    private const int MaxLinesPerBlock = 256;
    private const int MaxBytesPerBlock = 256 * 1024;

    /// <value>The default value is 20,000 cells, whose keys and ids take 2.7 MB.</value>
    private const int MostCellsWithIds = 20_000;

    private readonly SampleIndex index = new();
    private readonly List<(long Offset, int Length, int Kept)> lines = [];
    private readonly List<int> blockStarts = [];
    private readonly Queue<(CompressedBlock Block, Task<ReadOnlyMemory<byte>> Compressed)> compressing = new();
    private readonly Stack<CompressedBlock> spare = new();
    private byte[] read = [];
    private CompressedBlock block = new();
    private int blocksWritten;

    /// <param name="samples">Read from its start, then line by line in another order: it has to be able to seek.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteAsync(Stream samples, CancellationToken cancellationToken)
    {
        await ReadIndexAsync(samples, cancellationToken).ConfigureAwait(false);
        var order = index.ByItem();
        for (var row = 0; row < order.Count;)
            row = await CopyLinesAsync(samples, order, row, cancellationToken).ConfigureAwait(false);

        if (block.RawLength > 0)
            await EndBlockAsync(cancellationToken).ConfigureAwait(false);
        while (compressing.Count > 0)
            await WriteCompressedAsync(cancellationToken).ConfigureAwait(false);
        SampleIndexWriter.Write(index, order, blockStarts, block);
        await page.BinaryAsync("sample-index", block.TakeBase64(), cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        block.Dispose();
        foreach (var (ended, _) in compressing)
            ended.Dispose();
        foreach (var free in spare)
            free.Dispose();
    }

    private async Task ReadIndexAsync(Stream samples, CancellationToken cancellationToken)
    {
        var reader = new LineReader(samples);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } read)
        {
            int kept;
            try
            {
                kept = SampleLineParser.Parse(read.Span, index);
            }
            catch (JsonException error)
            {
                throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"samples.jsonl line {reader.LineNumber} is not a valid JSON object: {error.Message}"), error);
            }

            lines.Add((reader.LineOffset, read.Length, kept));
        }
    }

    /// <summary>Copies the line of a row, and those of the next rows that follow it in the file and fit into its block. Returns the first row that is left.</summary>
    private async Task<int> CopyLinesAsync(Stream samples, IReadOnlyList<int> order, int row, CancellationToken cancellationToken)
    {
        var (offset, length, kept) = lines[order[row]];
        var leavesIdsOut = index.Rows > MostCellsWithIds;
        var isCut = leavesIdsOut && kept < length;
        if (block.RawLength > 0 && IsFull(row, block.RawLength + length))
            await EndBlockAsync(cancellationToken).ConfigureAwait(false);
        if (block.RawLength == 0)
            blockStarts.Add(row);
        for (row++; !leavesIdsOut && row < order.Count && lines[order[row]] is var next && next.Offset == offset + length + 1 && !IsFull(row, block.RawLength + length + 1 + next.Length); row++)
            length += 1 + next.Length;

        if (read.Length < length)
            read = new byte[Math.Max(length, 2 * read.Length)];
        samples.Position = offset;
        await samples.ReadExactlyAsync(read.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        block.Write(read.AsSpan(0, isCut ? kept : length));
        block.Write(isCut ? "}\n"u8 : "\n"u8);
        return row;
    }

    private bool IsFull(int row, long length) => row - blockStarts[^1] == MaxLinesPerBlock || length > MaxBytesPerBlock;

    /// <summary>Compresses the block on another thread while the next ones are read: compressing takes longer than reading.</summary>
    private async Task EndBlockAsync(CancellationToken cancellationToken)
    {
        var ended = block;
        compressing.Enqueue((ended, Task.Run(ended.TakeBase64, cancellationToken)));
        if (compressing.Count > Environment.ProcessorCount)
            await WriteCompressedAsync(cancellationToken).ConfigureAwait(false);
        block = spare.TryPop(out var free) ? free : new CompressedBlock();
    }

    private async Task WriteCompressedAsync(CancellationToken cancellationToken)
    {
        var (ended, bytes) = compressing.Dequeue();
        var id = string.Create(CultureInfo.InvariantCulture, $"samples-{blocksWritten++}");
        await page.BinaryAsync(id, await bytes.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        spare.Push(ended);
    }
}
