using EvalKit.Metrics.Tests.Text;

namespace EvalKit.Metrics.Tests.Gleu;

public sealed class GleuTests : CorpusMetricContract
{
    protected override ICorpusMetric Metric { get; } = new Metrics.Gleu();

    protected override double Perfect => 1;

    protected override double ScoreOfNothing => 0;

    /// <summary>The examples in the documentation of nltk.translate.gleu_score.</summary>
    [Theory]
    [InlineData("the the the the the the the", "the cat is on the mat", 0.090909)]
    [InlineData(
        "It is a guide to action which ensures that the military always obeys the commands of the party",
        "It is a guide to action that ensures that the military will forever heed Party commands",
        0.439394)]
    public void SentenceScore_NltkDocumentationExamples_AreThePublishedNumbers(string hypothesis, string reference, double expected) =>
        Assert.Equal(expected, Metric.SentenceScore(hypothesis, [reference]), 6);

    [Theory]
    [InlineData(0, 4)]
    [InlineData(3, 2)]
    public void Constructor_ImpossibleOrders_Throws(int shortest, int longest) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Metrics.Gleu(new GleuOptions { MinOrder = shortest, MaxOrder = longest }));
}
