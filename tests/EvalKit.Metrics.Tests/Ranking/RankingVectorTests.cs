using System.Globalization;
using System.Text.Json;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.Ranking;

/// <summary>Expected numbers: trec_eval 9.0.8, which counts undefined metrics as 0.</summary>
public sealed class RankingVectorTests
{
    private static readonly string[] Metrics =
    [
        "hit_rate", "precision", "recall", "reciprocal_rank", "reciprocal_rank_at", "average_precision", "average_precision_at",
        "r_precision", "ndcg_linear", "ndcg_linear_at", "ndcg_exp", "ndcg_exp_at",
    ];

    [Fact]
    public void Evaluate_ReferenceVectors_Match()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("ranking_per_query").Cases)
        {
            var threshold = vector.Input.GetProperty("relevance_threshold").GetInt32();
            var query = Evaluate(Ranking(vector.Input.GetProperty("ranking")), Levels(vector.Input.GetProperty("qrels")), threshold);
            Compare(report, vector, vector.Expected, (metric, k) => Value(query, metric, k) ?? 0);
        }

        report.AssertAllMatch();
    }

    [Fact]
    public void DefinedMean_ReferenceVectors_MatchBothWaysOfTrecEval()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("ranking_aggregate").Cases)
        {
            var rankings = vector.Input.GetProperty("rankings").EnumerateObject().ToDictionary(q => q.Name, q => Ranking(q.Value));
            var queries = vector.Input.GetProperty("qrels").EnumerateObject()
                .Select(q => (Found: rankings.ContainsKey(q.Name), Scores: Evaluate(rankings.GetValueOrDefault(q.Name, []), Levels(q.Value), 1)))
                .ToArray();
            Compare(report, vector, vector.Expected.GetProperty("mean_over_all_queries"), (metric, k) =>
                DefinedMean.Of(queries.Select(query => Value(query.Scores, metric, k))).UndefinedAsZero!.Value);
            if (!vector.Expected.TryGetProperty("mean_over_queries_with_results", out var expected) || expected.ValueKind == JsonValueKind.Null)
                continue;
            Compare(report, vector, expected, (metric, k) =>
                DefinedMean.Of(queries.Where(query => query.Found).Select(query => Value(query.Scores, metric, k))).UndefinedAsZero ?? 0);
        }

        report.AssertAllMatch();
    }

    private static void Compare(VectorReport report, VectorCase vector, JsonElement expected, Func<string, int, double> value)
    {
        foreach (var metric in Metrics)
        {
            var reference = expected.GetProperty(metric);
            if (reference.ValueKind != JsonValueKind.Object)
            {
                report.Number(vector, metric, reference, value(metric, 1));
                continue;
            }

            foreach (var cutoff in reference.EnumerateObject())
                report.Number(vector, $"{metric}@{cutoff.Name}", cutoff.Value, value(metric, int.Parse(cutoff.Name, CultureInfo.InvariantCulture)));
        }
    }

    private static double? Value((RankingScores Linear, RankingScores Exponential) query, string metric, int k) => metric switch
    {
        "hit_rate" => query.Linear.HitAt(k),
        "precision" => query.Linear.PrecisionAt(k),
        "recall" => query.Linear.RecallAt(k),
        "reciprocal_rank" => query.Linear.ReciprocalRank,
        "reciprocal_rank_at" => query.Linear.ReciprocalRankAt(k),
        "average_precision" => query.Linear.AveragePrecision,
        "average_precision_at" => query.Linear.AveragePrecisionAt(k),
        "r_precision" => query.Linear.RPrecision,
        "ndcg_linear" => query.Linear.Ndcg,
        "ndcg_linear_at" => query.Linear.NdcgAt(k),
        "ndcg_exp" => query.Exponential.Ndcg,
        "ndcg_exp_at" => query.Exponential.NdcgAt(k),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Not a metric of the file."),
    };

    private static (RankingScores Linear, RankingScores Exponential) Evaluate(string[] ranking, Dictionary<string, int> levels, int threshold) => (
        RankingMetrics.Evaluate(ranking, levels, new RankingOptions(RankingGain.Linear, threshold)),
        RankingMetrics.Evaluate(ranking, levels, new RankingOptions(RankingGain.Exponential, threshold)));

    private static string[] Ranking(JsonElement element) => [.. element.EnumerateArray().Select(document => document.GetString()!)];

    private static Dictionary<string, int> Levels(JsonElement element) =>
        element.EnumerateObject().ToDictionary(judged => judged.Name, judged => judged.Value.GetInt32(), StringComparer.Ordinal);
}
