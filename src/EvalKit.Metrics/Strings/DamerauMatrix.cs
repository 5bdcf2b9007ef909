using System.Buffers;

namespace EvalKit.Metrics;

/// <summary>Damerau-Levenshtein distance without restriction, in linear memory: Zhao and Sahni 2019.</summary>
internal static class DamerauMatrix
{
    public static int Distance(in SymbolPair pair)
    {
        var pattern = pair.Pattern;
        var text = pair.Text;
        var width = text.Length + 2;
        var memory = ArrayPool<int>.Shared.Rent(3 * width + pair.Symbols + 1);
        var beforeSwap = memory.AsSpan(0, width);
        var above = memory.AsSpan(width, width);
        var current = memory.AsSpan(2 * width, width);
        var lastRow = memory.AsSpan(3 * width, pair.Symbols + 1);
        var unreachable = text.Length + 1;
        beforeSwap.Fill(unreachable);
        above.Fill(unreachable);
        lastRow.Fill(-1);

        // Column j stands at index j + 1, so that index 0 can hold the unreachable column -1.
        current[0] = unreachable;
        for (var j = 0; j <= text.Length; j++)
            current[j + 1] = j;
        for (var i = 1; i <= pattern.Length; i++)
        {
            var swap = above;
            above = current;
            current = swap;
            FillRow(i, pattern[i - 1], text, current, above, beforeSwap, lastRow);
            lastRow[pattern[i - 1]] = i;
        }

        var distance = current[text.Length + 1];
        ArrayPool<int>.Shared.Return(memory);
        return distance;
    }

    /// <summary>
    /// Overwrites <paramref name="current"/>, which holds the row before <paramref name="above"/>. <paramref name="beforeSwap"/> has,
    /// for each column, the cell before its last match; <paramref name="lastRow"/>, for each symbol, the last row that had it, or -1.
    /// </summary>
    private static void FillRow(
        int row, int symbol, ReadOnlySpan<int> text, Span<int> current, Span<int> above, Span<int> beforeSwap, Span<int> lastRow)
    {
        var lastMatch = -1;
        var twoRowsUp = current[1];
        var swapInRow = text.Length + 1;
        current[1] = row;
        for (var j = 1; j <= text.Length; j++)
        {
            var best = Math.Min(Math.Min(current[j], above[j + 1]) + 1, above[j] + (text[j - 1] == symbol ? 0 : 1));
            if (text[j - 1] == symbol)
            {
                lastMatch = j;
                beforeSwap[j + 1] = above[j - 1];
                swapInRow = twoRowsUp;
            }
            else if (j - lastMatch == 1)
            {
                best = Math.Min(best, beforeSwap[j + 1] + row - lastRow[text[j - 1]]);
            }
            else if (row - lastRow[text[j - 1]] == 1)
            {
                best = Math.Min(best, swapInRow + j - lastMatch);
            }

            twoRowsUp = current[j + 1];
            current[j + 1] = best;
        }
    }
}
