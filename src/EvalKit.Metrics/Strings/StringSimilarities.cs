namespace EvalKit.Metrics;

/// <summary>Computes any <see cref="StringSimilarity"/> on one scale.</summary>
public static class StringSimilarities
{
    /// <summary>The similarity in [0, 1]. Every text is accepted, never NaN.</summary>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not one of the enumeration.</exception>
    public static double Score(StringSimilarity kind, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return kind switch
        {
            StringSimilarity.Ratio => Fuzz.Ratio(first, second) / 100,
            StringSimilarity.PartialRatio => Fuzz.PartialRatio(first, second) / 100,
            StringSimilarity.TokenSortRatio => Fuzz.TokenSortRatio(first, second) / 100,
            StringSimilarity.TokenSetRatio => Fuzz.TokenSetRatio(first, second) / 100,
            StringSimilarity.TokenRatio => Fuzz.TokenRatio(first, second) / 100,
            StringSimilarity.PartialTokenSortRatio => Fuzz.PartialTokenSortRatio(first, second) / 100,
            StringSimilarity.PartialTokenSetRatio => Fuzz.PartialTokenSetRatio(first, second) / 100,
            StringSimilarity.PartialTokenRatio => Fuzz.PartialTokenRatio(first, second) / 100,
            StringSimilarity.QuickRatio => Fuzz.QuickRatio(first, second) / 100,
            StringSimilarity.WeightedRatio => Fuzz.WeightedRatio(first, second) / 100,
            StringSimilarity.Levenshtein => 1 - OverLonger(StringDistance.Levenshtein(first, second), first, second),
            StringSimilarity.DamerauOsa => 1 - OverLonger(StringDistance.DamerauOsa(first, second), first, second),
            StringSimilarity.Damerau => 1 - OverLonger(StringDistance.Damerau(first, second), first, second),
            StringSimilarity.LongestCommonSubsequence => first.Length + second.Length == 0
                ? 1
                : OverLonger(StringDistance.LongestCommonSubsequence(first, second), first, second),
            StringSimilarity.Jaro => JaroSimilarity.Jaro(first, second),
            StringSimilarity.JaroWinkler => JaroSimilarity.JaroWinkler(first, second),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a string similarity."),
        };
    }

    private static double OverLonger(int count, string first, string second)
    {
        var longer = Math.Max(CodePoints.Count(first), CodePoints.Count(second));
        return longer == 0 ? 0 : (double)count / longer;
    }
}
