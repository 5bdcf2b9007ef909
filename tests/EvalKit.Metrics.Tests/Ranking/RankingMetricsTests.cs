using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Ranking;

public sealed class RankingMetricsTests
{
    /// <summary>The definition evaluated in CPython 3.11: 0.9608081943 linear, 0.9488107486 exponential.</summary>
    [Theory]
    [InlineData(RankingGain.Linear, 0.960808)]
    [InlineData(RankingGain.Exponential, 0.948811)]
    public void Ndcg_GradedLevels_EqualsTheDefinition(RankingGain gain, double expected)
    {
        int[] levels = [3, 2, 3, 0, 1, 2];
        var documents = levels.Select((_, i) => $"d{i}").ToArray();
        var relevance = documents.Zip(levels).ToDictionary(pair => pair.First, pair => pair.Second);
        var ndcg = RankingMetrics.Evaluate(documents, relevance, new RankingOptions(gain)).Ndcg;
        Assert.Equal(expected, ndcg!.Value, 5e-7);
    }

    [Fact]
    public void Evaluate_NothingRelevant_IsUndefined()
    {
        var scores = RankingMetrics.Evaluate(["a", "b"], new Dictionary<string, int> { ["a"] = 0, ["c"] = -1 });
        double?[] all =
        [
            scores.HitAt(1), scores.PrecisionAt(1), scores.RecallAt(1), scores.ReciprocalRank, scores.AveragePrecision,
            scores.AveragePrecisionAt(1), scores.Ndcg, scores.NdcgAt(1), scores.RPrecision,
        ];
        Assert.All(all, value => Assert.Null(value));
    }

    [Fact]
    public void Evaluate_NothingRetrieved_IsZero()
    {
        var scores = RankingMetrics.Evaluate([], new Dictionary<string, int> { ["a"] = 1 });
        double?[] all = [scores.HitAt(5), scores.PrecisionAt(5), scores.RecallAt(5), scores.ReciprocalRank, scores.AveragePrecision, scores.Ndcg];
        Assert.All(all, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Evaluate_DuplicateDocument_NamesItAndItsRanks()
    {
        var error = Assert.Throws<ArgumentException>(() => RankingMetrics.Evaluate(["x", "a", "y", "a"], new Dictionary<string, int>()));
        Assert.StartsWith(
            "Document 'a' is retrieved twice, at ranks 2 and 4; a ranking has to name each document once.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_LevelTooHighForExponentialGain_IsRefused() => Assert.Throws<ArgumentException>(
        () => RankingMetrics.Evaluate(["a"], new Dictionary<string, int> { ["a"] = 2000 }, new RankingOptions(RankingGain.Exponential)));

    [Fact]
    public void HitAt_CutoffBelowOne_IsRefused()
    {
        var scores = RankingMetrics.Evaluate(["a"], new Dictionary<string, int> { ["a"] = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => scores.HitAt(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => scores.NdcgAt(0));
    }

    [Fact]
    public void SortByScore_Ties_ComeByDescendingIdentifier()
    {
        var sorted = RankingMetrics.SortByScore(
            [new("b", 1), new("d10", 0.5), new("d2", 0.5), new("a", 1), new("\ud83d\ude00", 0.25), new("\uff01", 0.25), new("z", double.NegativeInfinity)]);
        Assert.Equal(["b", "a", "d2", "d10", "\ud83d\ude00", "\uff01", "z"], sorted);
    }

    [Fact]
    public void SortByScore_NaN_NamesTheDocument()
    {
        var error = Assert.Throws<ArgumentException>(() => RankingMetrics.SortByScore([new("a", double.NaN)]));
        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_AnyRanking_StaysWithinItsRanges()
    {
        var rankings =
            from levels in Gen.Choose(-1, 5).ArrayOf(12)
            from retrieved in Gen.Choose(0, 12)
            from threshold in Gen.Choose(1, 4)
            from gain in Gen.Elements(RankingGain.Linear, RankingGain.Exponential)
            select (levels, retrieved, threshold, gain);
        Check.QuickThrowOnFailure(Prop.ForAll(rankings.ToArbitrary(), ranking =>
        {
            var documents = ranking.levels.Select((_, i) => $"d{i}").ToArray();
            var relevance = documents.Zip(ranking.levels).ToDictionary(pair => pair.First, pair => pair.Second);
            var scores = RankingMetrics.Evaluate(
                documents[..ranking.retrieved], relevance, new RankingOptions(ranking.gain, ranking.threshold));
            foreach (var k in new[] { 1, 2, 5, 12, 100 })
            {
                double?[] values = [scores.HitAt(k), scores.PrecisionAt(k), scores.RecallAt(k), scores.AveragePrecisionAt(k), scores.NdcgAt(k)];
                Assert.All(values, value => Assert.True(value is null or (>= 0 and <= 1)));
                Assert.True(scores.RecallAt(k) is null || scores.RecallAt(k) <= scores.RecallAt(k + 1));
                Assert.True(scores.AveragePrecisionAt(k) is null || scores.AveragePrecisionAt(k) <= scores.AveragePrecision);
            }
        }));
    }
}
