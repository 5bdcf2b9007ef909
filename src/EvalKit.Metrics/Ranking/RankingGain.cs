namespace EvalKit.Metrics;

/// <summary>What a relevance level is worth in nDCG.</summary>
public enum RankingGain
{
    /// <summary>The level itself, as in trec_eval and scikit-learn (Järvelin and Kekäläinen 2002).</summary>
    Linear,

    /// <summary>2^level - 1, as is usual in web search (Burges et al. 2005).</summary>
    Exponential,
}
