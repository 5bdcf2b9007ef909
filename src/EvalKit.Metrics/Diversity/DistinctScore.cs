namespace EvalKit.Metrics;

/// <summary>How varied texts are. There are three readings of distinct-n in use; a report must name the one it shows.</summary>
/// <param name="Distinct">Different n-grams of all texts.</param>
/// <param name="Ngrams">N-grams of all texts.</param>
/// <param name="Tokens">Tokens of all texts.</param>
/// <param name="MeanOfTexts">
/// Mean over texts of different n-grams divided by tokens, 0 for an empty text; null if a text that is not empty is shorter than
/// n, or there is no text.
/// </param>
public readonly record struct DistinctScore(long Distinct, long Ngrams, long Tokens, double? MeanOfTexts)
{
    /// <summary>Different n-grams divided by n-grams, 0 to 1; null without n-grams. For n = 1 the type-token ratio.</summary>
    public double? OverNgrams => Ngrams > 0 ? (double)Distinct / Ngrams : null;

    /// <summary>Different n-grams divided by tokens, 0 to 1 (Li et al. 2016); null without tokens.</summary>
    public double? OverTokens => Tokens > 0 ? (double)Distinct / Tokens : null;
}
