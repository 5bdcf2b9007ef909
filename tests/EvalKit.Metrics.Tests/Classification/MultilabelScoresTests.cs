namespace EvalKit.Metrics.Tests.Classification;

public sealed class MultilabelScoresTests
{
    /// <summary>Computed by hand: a 2 hits of 2 gold, 3 predicted; b 1 of 2, 1; c 0 of 1, 1.</summary>
    [Fact]
    public void FromSets_SmallExample_MatchesTheHandCount()
    {
        var scores = MultilabelScores.FromSets([["a", "b"], ["a"], ["b", "c"], []], [["a", "b"], ["a", "a"], ["a"], ["c"]]);
        Assert.Equal(["a", "b", "c"], scores.Labels);
        Assert.Equal(new ClassScores(2 / 3.0, 1, 0.8, 2), scores.Scores(0));
        Assert.Equal(new ClassScores(1, 0.5, 2 / 3.0, 2), scores.Scores(1));
        Assert.Equal(new ClassScores(0, 0, 0, 1), scores.Scores(2));
        Assert.Equal(new ClassScores(0.6, 0.6, 0.6, 5), scores.Micro);
        Assert.Equal((0.8 + 2 / 3.0) / 3, scores.Macro!.Value.F1, 1e-12);
        Assert.Equal((2 * 0.8 + 2 * (2 / 3.0)) / 5, scores.Weighted!.Value.F1, 1e-12);
        Assert.Equal(0.5, scores.SubsetAccuracy);
        Assert.Equal(4 / 12.0, scores.HammingLoss!.Value, 1e-12);
    }

    [Fact]
    public void FromSets_NoItems_IsUndefined()
    {
        var scores = MultilabelScores.FromSets([], []);
        Assert.Null(scores.Micro);
        Assert.Null(scores.Macro);
        Assert.Null(scores.SubsetAccuracy);
        Assert.Null(scores.HammingLoss);
    }

    [Fact]
    public void FromSets_OnlyEmptySets_AreAllRight()
    {
        var scores = MultilabelScores.FromSets([[]], [[]]);
        Assert.Equal(1, scores.SubsetAccuracy);
        Assert.Equal(new ClassScores(0, 0, 0, 0), scores.Micro);
        Assert.Throws<ArgumentException>(() => MultilabelScores.FromSets([[]], []));
    }
}
