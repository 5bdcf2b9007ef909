using EvalKit.Metrics;

namespace EvalKit.Graders.StringSimilarity;

/// <summary>The words under <c>metric</c> and the similarities that they mean.</summary>
internal static class SimilarityNames
{
    public static IReadOnlyDictionary<string, Metrics.StringSimilarity> All { get; } = new Dictionary<string, Metrics.StringSimilarity>(StringComparer.Ordinal)
    {
        ["levenshtein"] = Metrics.StringSimilarity.Levenshtein,
        ["ratio"] = Metrics.StringSimilarity.Ratio,
        ["partial_ratio"] = Metrics.StringSimilarity.PartialRatio,
        ["token_sort_ratio"] = Metrics.StringSimilarity.TokenSortRatio,
        ["token_set_ratio"] = Metrics.StringSimilarity.TokenSetRatio,
        ["weighted_ratio"] = Metrics.StringSimilarity.WeightedRatio,
        ["jaro"] = Metrics.StringSimilarity.Jaro,
        ["jaro_winkler"] = Metrics.StringSimilarity.JaroWinkler,
    };
}
