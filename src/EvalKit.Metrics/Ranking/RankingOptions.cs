namespace EvalKit.Metrics;

/// <summary>How a ranking is evaluated.</summary>
/// <param name="Gain">What a relevance level is worth in nDCG. The default is linear, as in trec_eval.</param>
/// <param name="RelevanceThreshold">
/// The lowest level that counts as relevant for every metric but nDCG, at least 1. The default is 1 (trec_eval <c>-l</c>).
/// </param>
public sealed record RankingOptions(RankingGain Gain = RankingGain.Linear, int RelevanceThreshold = 1)
{
    /// <summary>Linear gain, relevant from level 1.</summary>
    public static RankingOptions Default { get; } = new();
}
