using EvalKit.Metrics.Tests.Text;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.ChrF;

public sealed class ChrFTests : CorpusMetricContract
{
    protected override ICorpusMetric Metric { get; } = new Metrics.ChrF();

    protected override double Perfect => 100;

    protected override double ScoreOfNothing => 0;

    /// <summary>The example corpus in sacreBLEU's README: chrF2 59.73.</summary>
    [Fact]
    public void Score_SacreBleuReadme_IsThePublishedScore() => Assert.Equal(
        59.727518,
        Metric.Score(Corpus.Statistics(
            Metric,
            [
                ("The dog bit the man.", ["The dog bit the man.", "The dog had bit the man."]),
                ("It wasn't surprising.", ["It was not unexpected.", "No one was surprised."]),
                ("The man had just bitten him.", ["The man bit him first.", "The man had bitten the dog."]),
            ])),
        6);

    [Theory]
    [InlineData("hello", "hello", 100)]
    [InlineData("", "cat", 0)]
    [InlineData("cat", "", 0)]
    [InlineData("", "", 0)]
    public void SentenceScore_IdenticalAndEmptyTexts_AreSacreBleus(string hypothesis, string reference, double expected) =>
        Assert.Equal(expected, Metric.SentenceScore(hypothesis, [reference]), 9);

    [Fact]
    public void SentenceScore_EpsilonSmoothing_PunishesMissingOrders() =>
        Assert.Equal(83.33, new Metrics.ChrF(new ChrFOptions { EpsilonSmoothing = true }).SentenceScore("hello", ["hello"]), 2);

    [Fact]
    public void Signature_SettingsOfSacreBleu_AreNamed() =>
        Assert.Equal("nrefs:var|case:mixed|eff:yes|nc:6|nw:0|space:no|beta:2|version:2.6.0", Metric.Signature);

    [Fact]
    public void Options_OrderBelowMinimum_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChrFOptions { CharacterOrder = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChrFOptions { WordOrder = -1 });
    }
}
