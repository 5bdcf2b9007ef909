namespace EvalKit.Metrics;

/// <summary>How alike two texts are, each from 0 to 1. <see cref="StringSimilarities"/> computes them.</summary>
public enum StringSimilarity
{
    /// <summary><see cref="Fuzz.Ratio"/>, over 100.</summary>
    Ratio,

    /// <summary><see cref="Fuzz.PartialRatio"/>, over 100.</summary>
    PartialRatio,

    /// <summary><see cref="Fuzz.TokenSortRatio"/>, over 100.</summary>
    TokenSortRatio,

    /// <summary><see cref="Fuzz.TokenSetRatio"/>, over 100.</summary>
    TokenSetRatio,

    /// <summary><see cref="Fuzz.TokenRatio"/>, over 100.</summary>
    TokenRatio,

    /// <summary><see cref="Fuzz.PartialTokenSortRatio"/>, over 100.</summary>
    PartialTokenSortRatio,

    /// <summary><see cref="Fuzz.PartialTokenSetRatio"/>, over 100.</summary>
    PartialTokenSetRatio,

    /// <summary><see cref="Fuzz.PartialTokenRatio"/>, over 100.</summary>
    PartialTokenRatio,

    /// <summary><see cref="Fuzz.QuickRatio"/>, over 100.</summary>
    QuickRatio,

    /// <summary><see cref="Fuzz.WeightedRatio"/>, over 100.</summary>
    WeightedRatio,

    /// <summary>1 less the <see cref="StringDistance.Levenshtein"/> distance over the longer length; 1 for two empty texts.</summary>
    Levenshtein,

    /// <summary>1 less the <see cref="StringDistance.DamerauOsa"/> distance over the longer length; 1 for two empty texts.</summary>
    DamerauOsa,

    /// <summary>1 less the <see cref="StringDistance.Damerau"/> distance over the longer length; 1 for two empty texts.</summary>
    Damerau,

    /// <summary>The <see cref="StringDistance.LongestCommonSubsequence"/> over the longer length; 1 for two empty texts.</summary>
    LongestCommonSubsequence,

    /// <summary><see cref="JaroSimilarity.Jaro(ReadOnlySpan{char}, ReadOnlySpan{char})"/>.</summary>
    Jaro,

    /// <summary><see cref="JaroSimilarity.JaroWinkler"/> with the default prefix weight.</summary>
    JaroWinkler,
}
