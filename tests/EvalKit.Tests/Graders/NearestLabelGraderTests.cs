using EvalKit.Metrics;
using EvalKit.Results;

namespace EvalKit.Tests.Graders;

public sealed class NearestLabelGraderTests
{
    private const string Yaml = "type: nearest_label\nmodel: e\nreference: '{{ item.gold }}'\nlabels: [positive, negative]";

    // Cosines with (0.6, 0.8) and (1, 0): "good" 0.96 and 0.8, so 0.16 between them.
    private readonly TableEmbedder _embedder = new() { ["positive"] = [3, 4], ["negative"] = [2, 0], ["good"] = [4, 3], ["bad"] = [5, 0], ["nothing"] = [0, 0], ["a happy customer"] = [0, 1] };

    [Theory]
    [InlineData("good", "positive", 1, 0.16)]
    [InlineData("good", "negative", 0, -0.16)]
    [InlineData("bad", "negative", 1, 0.4)]
    public void Grade_TwoLabels_TakesTheNearestAndTheDifferenceOfCosines(string output, string gold, double score, double margin)
    {
        var grader = GraderUnderTest.Of(Yaml, _embedder);

        var graded = grader.Grade(output, new { gold });

        Assert.Equal(score, graded.Value);
        Assert.Equal(margin, graded.Raw!.Value, 1e-7);
        Assert.Equal(margin, grader.Column(graded, "margin"), 1e-7);
        Assert.Equal((gold, output == "good" ? "positive" : "negative"), (graded.Gold, graded.Predicted));
    }

    [Fact]
    public void Grade_CostOfTheOutput_IsTheScoresAndThatOfTheLabelsNobodys()
    {
        var embedder = new TableEmbedder { ["positive"] = [3, 4], ["negative"] = [2, 0], ["good"] = [4, 3], CostUsd = 0.25m };

        Assert.Equal(0.25m, GraderUnderTest.Of(Yaml, embedder).Grade("good", new { gold = "positive" }).EmbeddingUsd);
    }

    [Fact]
    public void Grade_Descriptions_AreEmbeddedInPlaceOfLabels()
    {
        // (4, 3) has 0.6 with (0, 1) and 0.8 with (1, 0).
        var score = GraderUnderTest.Of(Yaml + "\ndescriptions: { positive: a happy customer }", _embedder).Grade("good", new { gold = "positive" });

        Assert.Equal("negative", score.Predicted);
        Assert.Equal(-0.2, score.Raw!.Value, 1e-7);
    }

    [Fact]
    public void Grade_ManyItems_EmbedLabelsOnce()
    {
        var grader = GraderUnderTest.Of(Yaml, _embedder);
        for (var i = 0; i < 10; i++)
            grader.Grade("good", new { gold = "positive" });

        Assert.Equal(2 + 10, _embedder.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    public void Grade_NearNoLabel_IsInvalidAndHasNoMargin(string output)
    {
        var grader = GraderUnderTest.Of(Yaml, _embedder);

        var score = grader.Grade(output, new { gold = "negative" });

        Assert.Equal((0.0, ConfusionMatrix.InvalidLabel, null), (score.Value, score.Predicted, score.Raw));
        Assert.True(double.IsNaN(grader.Column(score, "margin")));
    }

    [Fact]
    public void Grade_GoldThatIsNoLabelOrFailedEmbedding_IsErrored()
    {
        var grader = GraderUnderTest.Of(Yaml, _embedder);

        Assert.Equal((Outcome.Errored, "the reference 'postive' is none of the labels; did you mean 'positive'?"), Of(grader.Grade("good", new { gold = "postive" })));
        Assert.Equal((Outcome.Errored, "no vector for unknown"), Of(grader.Grade("unknown", new { gold = "positive" })));
        Assert.Equal((Outcome.Errored, "a label needs exactly one reference"), Of(grader.Grade("good", new { gold = new[] { "positive", "negative" } })));
        Assert.Equal((Outcome.Errored, "label 'positive': no vector for positive"), Of(GraderUnderTest.Of(Yaml, new TableEmbedder()).Grade("good", new { gold = "positive" })));

        static (Outcome, string?) Of(Score score) => (score.Outcome, score.Reason);
    }

    [Fact]
    public void Create_LabelTwiceOrDescriptionOfAnother_IsAProblem() => Assert.Equal(
        ["label 'a' stands twice", "'c' is none of the labels; valid are a, b"],
        GraderUnderTest.ProblemsOf("type: nearest_label\nmodel: e\nreference: a\nlabels: [a, b, a]\ndescriptions: { c: text }"));
}
