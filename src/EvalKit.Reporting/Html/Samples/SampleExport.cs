using System.Globalization;
using System.Text.Json;

namespace EvalKit.Reporting.Html.Samples;

/// <summary>
/// Copies <c>samples.jsonl</c> into the page in one pass: its lines unchanged in blocks <c>samples-0</c>, <c>samples-1</c>, ..., then a
/// column for everything that the viewer lists, filters and sorts by as <c>sample-index</c>.
/// </summary>
internal sealed class SampleExport(PageWriter page)
{
    private const int MaxLinesPerBlock = 256;
    private const int MaxBytesPerBlock = 256 * 1024;

    private readonly SampleIndex index = new();
    private readonly List<int> blockStarts = [];

    public async Task WriteAsync(Stream samples, CancellationToken cancellationToken)
    {
        var lines = new LineReader(samples);
        CompressedBlock? block = null;
        try
        {
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (block is not null && IsFull(block, line.Length))
                {
                    await EndBlockAsync(block, cancellationToken).ConfigureAwait(false);
                    block = null;
                }

                block ??= StartBlock();
                AddToIndex(line.Span, lines.LineNumber);
                block.Write(line.Span);
                block.Write("\n"u8);
            }

            if (block is not null)
                await EndBlockAsync(block, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            block?.Dispose();
        }

        await WriteIndexAsync(cancellationToken).ConfigureAwait(false);
    }

    private bool IsFull(CompressedBlock block, int nextLength) =>
        index.Rows - blockStarts[^1] == MaxLinesPerBlock || block.RawLength + nextLength > MaxBytesPerBlock;

    private CompressedBlock StartBlock()
    {
        blockStarts.Add(index.Rows);
        return new CompressedBlock();
    }

    private async Task EndBlockAsync(CompressedBlock block, CancellationToken cancellationToken)
    {
        await page.BinaryAsync(string.Create(CultureInfo.InvariantCulture, $"samples-{blockStarts.Count - 1}"), block, cancellationToken).ConfigureAwait(false);
        block.Dispose();
    }

    private async Task WriteIndexAsync(CancellationToken cancellationToken)
    {
        using var block = new CompressedBlock();
        SampleIndexWriter.Write(index, blockStarts, block);
        await page.BinaryAsync("sample-index", block, cancellationToken).ConfigureAwait(false);
    }

    private void AddToIndex(ReadOnlySpan<byte> line, int lineNumber)
    {
        try
        {
            SampleLineParser.Parse(line, index);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"samples.jsonl line {lineNumber} is not a valid JSON object: {error.Message}"), error);
        }
    }
}
