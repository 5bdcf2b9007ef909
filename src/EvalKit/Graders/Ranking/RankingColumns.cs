using System.Globalization;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.Ranking;

/// <summary>The columns behind the reciprocal rank: map, ndcg, then hit, precision, recall and ndcg at each cut-off.</summary>
internal static class RankingColumns
{
    public static IReadOnlyList<int> Cutoffs(YamlValue parameters)
    {
        var given = parameters.Texts("k").Select(k => int.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 1).Distinct().Order().ToList();
        return given.Count == 0 ? [1, 3, 5, 10] : given;
    }

    public static IReadOnlyList<string> Names(IReadOnlyList<int> cutoffs) =>
    [
        "map",
        "ndcg",
        .. cutoffs.SelectMany(k => new[] { "hit", "precision", "recall", "ndcg" }, (k, measure) => string.Create(CultureInfo.InvariantCulture, $"{measure}@{k}")),
    ];
}
