using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EvalKit.Metrics;

/// <summary>A strip of up to 1,024 rows: four groups of lanes, whose chains of dependent instructions overlap.</summary>
internal static class WideStrip<TKernel>
    where TKernel : struct, IColumnKernel<TKernel>
{
    public const int Lanes = 4 * LaneGroup.Lanes;
    private const int Lag = Lanes - 1;
    private const int LastLane = LaneGroup.Lanes - 1;

    /// <summary>
    /// Runs over the columns and returns the sum of vertical differences of the last one. The carry into column <c>c</c> is
    /// read at <c>c + 15</c>, the one out of it is written to the same place. <paramref name="matches"/> has sixteen words for each
    /// symbol, zeros for symbol 0; <paramref name="symbols"/> are numbers times sixteen, with fifteen zeros before and after.
    /// </summary>
    public static int Run(ReadOnlySpan<ulong> matches, Span<int> symbols, Span<byte> carries, int rows)
    {
        ref var table0 = ref MemoryMarshal.GetReference(matches);
        ref var table1 = ref MemoryMarshal.GetReference(matches[4..]);
        ref var table2 = ref MemoryMarshal.GetReference(matches[8..]);
        ref var table3 = ref MemoryMarshal.GetReference(matches[12..]);
        var columns = symbols.Length - 2 * Lag;
        var (k0, k1, k2, k3) = (TKernel.Start, TKernel.Start, TKernel.Start, TKernel.Start);
        var (c0, c1, c2, c3) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
        for (var column = 0; column < columns; column++)
        {
            var window = symbols.Slice(column, Lanes);
            c3 = k3.Step(LaneGroup.Matches(ref table3, ref window[3]), LaneGroup.Pass(c2, c3));
            c2 = k2.Step(LaneGroup.Matches(ref table2, ref window[7]), LaneGroup.Pass(c1, c2));
            c1 = k1.Step(LaneGroup.Matches(ref table1, ref window[11]), LaneGroup.Pass(c0, c1));
            c0 = k0.Step(LaneGroup.Matches(ref table0, ref window[15]), LaneGroup.Pass(carries[column + Lag], c0));
            carries[column] = (byte)c3.GetElement(LastLane);
        }

        for (var step = 0; step < Lag; step++)
        {
            var (before0, before1, before2, before3) = (k0, k1, k2, k3);
            var window = symbols.Slice(columns + step, Lanes);
            c3 = k3.Step(LaneGroup.Matches(ref table3, ref window[3]), LaneGroup.Pass(c2, c3));
            c2 = k2.Step(LaneGroup.Matches(ref table2, ref window[7]), LaneGroup.Pass(c1, c2));
            c1 = k1.Step(LaneGroup.Matches(ref table1, ref window[11]), LaneGroup.Pass(c0, c1));
            c0 = k0.Step(LaneGroup.Matches(ref table0, ref window[15]), LaneGroup.Pass(0, c0));
            carries[columns + step] = (byte)c3.GetElement(LastLane);
            k0 = k0.Merge(before0, LaneGroup.Unfinished(step));
            k1 = k1.Merge(before1, LaneGroup.Unfinished(step - 4));
            k2 = k2.Merge(before2, LaneGroup.Unfinished(step - 8));
            k3 = k3.Merge(before3, LaneGroup.Unfinished(step - 12));
        }

        return k0.Rise(LaneGroup.FirstRows(rows))
            + k1.Rise(LaneGroup.FirstRows(rows - 256))
            + k2.Rise(LaneGroup.FirstRows(rows - 512))
            + k3.Rise(LaneGroup.FirstRows(rows - 768));
    }
}
