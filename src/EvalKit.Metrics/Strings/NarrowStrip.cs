using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EvalKit.Metrics;

/// <summary>A strip of up to 256 rows: one group of lanes.</summary>
internal static class NarrowStrip<TKernel>
    where TKernel : struct, IColumnKernel<TKernel>
{
    public const int Lanes = LaneGroup.Lanes;
    private const int Lag = Lanes - 1;

    /// <summary>
    /// Runs over the columns and returns the sum of vertical differences of the last one. The carry into column <c>c</c> is
    /// read at <c>c + 3</c>, the one out of it is written to the same place. <paramref name="matches"/> has four words for each
    /// symbol, zeros for symbol 0; <paramref name="symbols"/> are numbers times four, with three zeros before and after.
    /// </summary>
    public static int Run(ReadOnlySpan<ulong> matches, Span<int> symbols, Span<byte> carries, int rows)
    {
        ref var table = ref MemoryMarshal.GetReference(matches);
        var columns = symbols.Length - 2 * Lag;
        var kernel = TKernel.Start;
        var carry = Vector256<ulong>.Zero;
        for (var column = 0; column < columns; column++)
        {
            carry = kernel.Step(
                LaneGroup.Matches(ref table, ref symbols[column + Lag]), LaneGroup.Pass(carries[column + Lag], carry));
            carries[column] = (byte)carry.GetElement(Lag);
        }

        for (var step = 0; step < Lag; step++)
        {
            var before = kernel;
            carry = kernel.Step(LaneGroup.Matches(ref table, ref symbols[columns + step + Lag]), LaneGroup.Pass(0, carry));
            carries[columns + step] = (byte)carry.GetElement(Lag);
            kernel = kernel.Merge(before, LaneGroup.Unfinished(step));
        }

        return kernel.Rise(LaneGroup.FirstRows(rows));
    }
}
