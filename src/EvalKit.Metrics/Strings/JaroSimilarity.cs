namespace EvalKit.Metrics;

/// <summary>Jaro and Jaro-Winkler similarity in [0, 1], over code points, as RapidFuzz computes them.</summary>
public static class JaroSimilarity
{
    /// <summary>What a code point of common prefix is worth.</summary>
    /// <value>The default value is 0.1 (Winkler 1990).</value>
    public const double DefaultPrefixWeight = 0.1;

    private const int LongestPrefix = 4;
    private const double PrefixThreshold = 0.7;

    /// <summary>Jaro 1989; 1 for two empty texts, 0 when one is empty.</summary>
    public static double Jaro(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        using var pair = SymbolPair.Create(first, second, trim: false);
        return Jaro(pair);
    }

    /// <summary>
    /// Winkler 1990: a common prefix of up to 4 code points closes a part of the gap to 1, but only above a Jaro similarity of 0.7.
    /// </summary>
    /// <param name="first">One text.</param>
    /// <param name="second">The other text.</param>
    /// <param name="prefixWeight">From 0 to 0.25, so that the result stays within [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is outside [0, 0.25].</exception>
    public static double JaroWinkler(ReadOnlySpan<char> first, ReadOnlySpan<char> second, double prefixWeight = DefaultPrefixWeight)
    {
        if (!(prefixWeight is >= 0 and <= 0.25))
            throw new ArgumentOutOfRangeException(nameof(prefixWeight), prefixWeight, "The prefix weight has to be from 0 to 0.25.");
        using var pair = SymbolPair.Create(first, second, trim: false);
        var jaro = Jaro(pair);
        if (jaro <= PrefixThreshold)
            return jaro;
        var prefix = Math.Min(LongestPrefix, pair.Pattern.CommonPrefixLength(pair.Text));
        return jaro + prefix * prefixWeight * (1 - jaro);
    }

    private static double Jaro(in SymbolPair pair) => pair.FirstLength <= pair.SecondLength
        ? JaroMatches.Similarity(pair.Pattern, pair.Text, pair.Symbols)
        : JaroMatches.Similarity(pair.Text, pair.Pattern, pair.Symbols);
}
