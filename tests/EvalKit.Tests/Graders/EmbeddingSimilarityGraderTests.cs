using EvalKit.Results;

namespace EvalKit.Tests.Graders;

public sealed class EmbeddingSimilarityGraderTests
{
    private const string Yaml = "type: embedding_similarity\nmodel: e\nreference: '{{ item.gold }}'";

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("", "a", 0)]
    [InlineData("a", "", 0)]
    public void Grade_EmptyText_NeedsNoCall(string output, string gold, double expected)
    {
        var embedder = new TableEmbedder();

        Assert.Equal(expected, GraderUnderTest.Of(Yaml, embedder).Grade(output, new { gold }).Value);
        Assert.Equal(0, embedder.Calls);
    }

    [Fact]
    public void Grade_Vectors_GiveTheCosineOfTheBestReference()
    {
        var embedder = new TableEmbedder { ["a"] = [1, 0], ["b"] = [3, 4], ["c"] = [-1, 0] };
        var grader = GraderUnderTest.Of(Yaml, embedder);

        Assert.Equal(0.6, grader.Grade("a", new { gold = new[] { "c", "b" } }).Value!.Value, 1e-9);
        Assert.Equal(0, grader.Grade("a", new { gold = "c" }).Value);
        Assert.Equal(-1, grader.Grade("a", new { gold = "c" }).Raw);
    }

    [Theory]
    [InlineData("0.5", "1.0", "1.5")]
    [InlineData("0", "0", "0")]
    [InlineData(null, null, null)]
    public void Grade_CostOfItsVectors_IsTheScores(string? each, string? oneReference, string? twoReferences)
    {
        var embedder = new TableEmbedder { ["a"] = [1, 0], ["b"] = [3, 4], CostUsd = Usd(each) };
        var grader = GraderUnderTest.Of(Yaml, embedder);

        Assert.Equal(Usd(oneReference), grader.Grade("a", new { gold = "b" }).EmbeddingUsd);
        Assert.Equal(Usd(twoReferences), grader.Grade("a", new { gold = new[] { "b", "a" } }).EmbeddingUsd);
        Assert.Equal(0m, grader.Grade("", new { gold = "b" }).EmbeddingUsd);
    }

    private static decimal? Usd(string? amount) => amount is null ? null : decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Grade_FailedOrBrokenEmbedding_IsErrored()
    {
        var embedder = new TableEmbedder { ["a"] = [1, 0], ["long"] = [1, 0, 0], ["nan"] = [float.NaN, 1] };
        var grader = GraderUnderTest.Of(Yaml, embedder);

        foreach (var gold in new[] { "unknown", "long", "nan" })
        {
            var score = grader.Grade("a", new { gold });
            Assert.Equal(Outcome.Errored, score.Outcome);
            Assert.False(string.IsNullOrEmpty(score.Reason));
        }
    }
}
