using EvalKit.Metrics.Tests.Text;

namespace EvalKit.Metrics.Tests.Ter;

public sealed class TerTests : CorpusMetricContract
{
    protected override ICorpusMetric Metric { get; } = new Metrics.Ter();

    protected override double Perfect => 0;

    protected override double Highest => double.PositiveInfinity;

    protected override double ScoreOfNothing => 0;

    /// <summary>The example of Snover et al. 2006: one shift of two words and three substitutions or insertions over 13 words.</summary>
    [Fact]
    public void SentenceScore_ShiftedPhrase_CostsOneEdit() => Assert.Equal(
        100 * 4 / 13.0,
        Metric.SentenceScore(
            "this week the saudis denied information published in the new york times",
            ["saudi arabia denied this week information published in the american new york times"]),
        9);

    [Fact]
    public void SentenceScore_EmptyReference_IsOneHundred() => Assert.Equal(100, Metric.SentenceScore("a b", [""]));

    [Fact]
    public void Signature_SettingsOfSacreBleu_AreNamed() =>
        Assert.Equal("nrefs:var|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0", Metric.Signature);
}
