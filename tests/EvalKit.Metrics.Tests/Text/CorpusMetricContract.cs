using System.Globalization;
using EvalKit.Metrics.Tests.Vectors;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Text;

/// <summary>What every metric over summed statistics has to hold, on any text.</summary>
public abstract class CorpusMetricContract
{
    private const long MostBytes = 1L << 29;

    protected abstract ICorpusMetric Metric { get; }

    protected abstract double Perfect { get; }

    protected virtual double Highest => Perfect;

    /// <summary>The score of identical texts without a token.</summary>
    protected abstract double ScoreOfNothing { get; }

    [Fact]
    public void SentenceScore_AnyTexts_IsInRange() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbitraryText.Pair,
        pair => Metric.SentenceScore(pair.Item1, [pair.Item2]) is var score && score >= 0 && score <= Highest + 1e-9));

    [Fact]
    public void SentenceScore_IdenticalTexts_IsPerfect() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbitraryText.One,
        text => Math.Abs(Metric.SentenceScore(text, [text]) - (HasToken(text) ? Perfect : ScoreOfNothing)) < 1e-9));

    [Fact]
    public void SentenceScore_MoreReferences_NeverFails() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbitraryText.Pair,
        pair => double.IsFinite(Metric.SentenceScore(pair.Item1, [pair.Item2, "", pair.Item1 + pair.Item2]))));

    [Fact]
    public void Score_PermutedCorpus_IsTheSame() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbitraryText.Generator.Two().ListOf().ToArbitrary(),
        pairs =>
        {
            var segments = pairs.Select(pair => (pair.Item1, (string[])[pair.Item2])).ToArray();
            var forward = Metric.Score(Corpus.Statistics(Metric, segments));
            return Math.Abs(forward - Metric.Score(Corpus.Statistics(Metric, segments.Reverse()))) < 1e-9;
        }));

    [Fact]
    public void Score_NoSegment_IsZero() => Assert.Equal(0, Metric.Score(new double[Metric.StatisticsLength]));

    [Fact]
    public void Collect_NoReference_Throws() =>
        Assert.Throws<ArgumentException>(() => Metric.Collect("a", [], new double[Metric.StatisticsLength]));

    [Fact]
    public void Collect_TooFewPlaces_Throws() => Assert.Throws<ArgumentException>(() => Metric.Collect("a", ["a"], new double[1]));

    [Fact]
    public void SentenceScore_MillionCharacters_NeedsBoundedMemory()
    {
        var (text, changed) = ArbitraryText.Million();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var score = Metric.SentenceScore(changed, [text]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.InRange(Math.Abs(score - Perfect), 1e-6, 0.1 * Math.Max(1, Highest > 100 ? 100 : Highest));
    }

    [Fact]
    public void SentenceScore_MillionCharactersWithoutSpace_Finishes()
    {
        var text = new string('\u732b', 1_000_000);
        Assert.Equal(Perfect, Metric.SentenceScore(text, [text]), 9);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void SentenceScore_OtherCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var (expected, signature) = (Metric.SentenceScore("I QUIT at 3,5 it's", ["i quit at 3.5 IT'S"]), Metric.Signature);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Metric.SentenceScore("I QUIT at 3,5 it's", ["i quit at 3.5 IT'S"]));
            Assert.Equal(signature, Metric.Signature);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    protected virtual bool HasToken(string text) => PythonText.Split(text).Count > 0;
}
