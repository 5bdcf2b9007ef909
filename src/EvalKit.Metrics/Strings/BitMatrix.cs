using System.Buffers;
using System.Numerics;

namespace EvalKit.Metrics;

/// <summary>
/// Runs a kernel over a matrix in horizontal strips, so that memory is linear: a byte a column for what one strip hands to the
/// next, and one word for each symbol and lane.
/// </summary>
internal static class BitMatrix<TKernel>
    where TKernel : struct, IColumnKernel<TKernel>
{
    /// <summary>Above this many symbols the tables of wide strips would leave the caches.</summary>
    private const int MostSymbolsOfWideStrip = 2048;

    /// <summary>The value of the last cell of the matrix.</summary>
    public static int Corner(ReadOnlySpan<int> pattern, ReadOnlySpan<int> text, int symbols, Band band) =>
        Run(pattern, text, symbols, band, []);

    /// <summary>
    /// The carries of the last row. Only for kernels whose rows without matches are copies of the row above.
    /// </summary>
    public static void LastRow(ReadOnlySpan<int> pattern, ReadOnlySpan<int> text, int symbols, Span<byte> carries) =>
        Run(pattern, text, symbols, Band.All(pattern.Length, text.Length), carries);

    private static int Run(ReadOnlySpan<int> pattern, ReadOnlySpan<int> text, int symbols, Band band, Span<byte> lastRow)
    {
        var wide = pattern.Length > LaneGroup.Rows && symbols <= MostSymbolsOfWideStrip;
        var lanes = wide ? WideStrip<TKernel>.Lanes : NarrowStrip<TKernel>.Lanes;
        var table = ArrayPool<ulong>.Shared.Rent((symbols + 1) * lanes);
        var carries = ArrayPool<byte>.Shared.Rent(text.Length + lanes - 1);
        var columns = ArrayPool<int>.Shared.Rent(text.Length + 2 * (lanes - 1));
        table.AsSpan(0, (symbols + 1) * lanes).Clear();
        carries.AsSpan(0, text.Length + lanes - 1).Fill(TKernel.TopCarry);

        var corner = RunStrips(pattern, text, lanes, band, table, carries, columns);
        if (!lastRow.IsEmpty)
            carries.AsSpan(lanes - 1, text.Length).CopyTo(lastRow);
        ArrayPool<ulong>.Shared.Return(table);
        ArrayPool<byte>.Shared.Return(carries);
        ArrayPool<int>.Shared.Return(columns);
        return corner;
    }

    private static int RunStrips(
        ReadOnlySpan<int> pattern, ReadOnlySpan<int> text, int lanes, Band band, ulong[] table, byte[] carries, int[] columns)
    {
        var above = carries.AsSpan(lanes - 1, text.Length);
        var (value, start) = (0, 0);
        for (var row = 0; ; row += lanes * 64)
        {
            var strip = pattern.Slice(row, Math.Min(lanes * 64, pattern.Length - row));
            var isLast = row + strip.Length == pattern.Length;
            var next = band.FirstColumn(row);
            value += SumSlopes(isLast ? above[start..] : above[start..next]);
            start = next;

            var length = band.EndColumn(row + strip.Length, text.Length) - start;
            Mark(strip, table, lanes);
            var rise = RunStrip(
                table,
                Pad(text.Slice(start, length), columns, lanes),
                carries.AsSpan(start, length + lanes - 1),
                strip.Length,
                lanes);
            if (isLast)
                return value + rise;
            Unmark(strip, table, lanes);
            value += TKernel.LeftSlope * strip.Length;
        }
    }

    private static int RunStrip(ulong[] table, Span<int> columns, Span<byte> carries, int rows, int lanes) =>
        lanes == WideStrip<TKernel>.Lanes
            ? WideStrip<TKernel>.Run(table, columns, carries, rows)
            : NarrowStrip<TKernel>.Run(table, columns, carries, rows);

    private static Span<int> Pad(ReadOnlySpan<int> text, int[] columns, int lanes)
    {
        var padding = lanes - 1;
        columns.AsSpan(0, padding).Clear();
        columns.AsSpan(padding + text.Length, padding).Clear();
        Scale(text, lanes, columns.AsSpan(padding, text.Length));
        return columns.AsSpan(0, text.Length + 2 * padding);
    }

    private static void Scale(ReadOnlySpan<int> text, int lanes, Span<int> scaled)
    {
        var index = 0;
        for (; index <= text.Length - Vector<int>.Count; index += Vector<int>.Count)
            (new Vector<int>(text[index..]) * lanes).CopyTo(scaled[index..]);
        for (; index < text.Length; index++)
            scaled[index] = text[index] * lanes;
    }

    private static int SumSlopes(ReadOnlySpan<byte> carries)
    {
        var sum = 0;
        foreach (var carry in carries)
            sum += TKernel.Slope(carry);
        return sum;
    }

    /// <summary>Symbol 0 stays without matches: it fills the columns before and after the text.</summary>
    private static void Mark(ReadOnlySpan<int> strip, ulong[] table, int lanes)
    {
        for (var row = 0; row < strip.Length; row++)
        {
            if (strip[row] != 0)
                table[strip[row] * lanes + row / 64] |= 1UL << row;
        }
    }

    private static void Unmark(ReadOnlySpan<int> strip, ulong[] table, int lanes)
    {
        for (var row = 0; row < strip.Length; row++)
            table[strip[row] * lanes + row / 64] = 0;
    }
}
