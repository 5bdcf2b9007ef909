namespace EvalKit.Metrics;

/// <summary>
/// Chooses how a matrix is computed: in one word, whole, or, for long texts, in bands. A narrow band finds a small distance; if the
/// distance is not small, what it found is still an upper bound, and a band of that width holds the best path for certain.
/// </summary>
internal static class EditMatrix
{
    /// <summary>Below this many columns a whole matrix is faster than trying bands.</summary>
    private const int ShortestBandedText = 4096;

    /// <summary>How much wider each narrow band is than the one before.</summary>
    private const int BandGrowth = 4;

    public static int Levenshtein(in SymbolPair pair)
    {
        if (pair.Pattern.Length <= ShortPattern.Longest)
            return pair.Pattern.IsEmpty ? pair.Text.Length : ShortPattern.Levenshtein(pair.Pattern, pair.Text);
        return Smallest<LevenshteinKernel>(pair);
    }

    public static int Alignment(in SymbolPair pair)
    {
        if (pair.Pattern.Length <= ShortPattern.Longest)
            return pair.Pattern.IsEmpty ? pair.Text.Length : ShortPattern.Alignment(pair.Pattern, pair.Text);
        return Smallest<AlignmentKernel>(pair);
    }

    /// <summary>Insertions and deletions: what the longest common subsequence leaves of both sides.</summary>
    public static int Indel(in SymbolPair pair)
    {
        if (pair.Pattern.Length > ShortPattern.Longest)
            return Smallest<SubsequenceKernel>(pair);
        var common = pair.Pattern.IsEmpty ? 0 : ShortPattern.Subsequence(pair.Pattern, pair.Text);
        return pair.Pattern.Length + pair.Text.Length - 2 * common;
    }

    private static int Smallest<TKernel>(in SymbolPair pair)
        where TKernel : struct, IColumnKernel<TKernel>
    {
        var (rows, columns) = (pair.Pattern.Length, pair.Text.Length);
        if (columns < ShortestBandedText)
            return Distance<TKernel>(pair, Band.All(rows, columns));

        var smallest = rows + columns;
        for (var detour = Math.Max(LaneGroup.Rows, columns / 64); detour <= rows / 8; detour *= BandGrowth)
        {
            var limit = columns - rows + 2 * detour;
            smallest = Math.Min(smallest, Distance<TKernel>(pair, Band.Within(limit, rows, columns)));
            if (smallest <= limit)
                return smallest;
        }

        return Distance<TKernel>(pair, Band.Within(smallest, rows, columns));
    }

    private static int Distance<TKernel>(in SymbolPair pair, Band band)
        where TKernel : struct, IColumnKernel<TKernel>
    {
        var corner = BitMatrix<TKernel>.Corner(pair.Pattern, pair.Text, pair.Symbols, band);
        return TKernel.Distance(corner, pair.Pattern.Length, pair.Text.Length);
    }
}
