using EvalKit.Metrics.Tests.Text;

namespace EvalKit.Metrics.Tests.Bleu;

public sealed class BleuTests : CorpusMetricContract
{
    private readonly Metrics.Bleu _bleu = new();

    protected override ICorpusMetric Metric => _bleu;

    protected override double Perfect => 100;

    protected override double ScoreOfNothing => 0;

    /// <summary>The example corpus in sacreBLEU's README: 48.53, precisions 82.4/50.0/45.5/37.5, BP 0.943.</summary>
    [Fact]
    public void Explain_SacreBleuReadme_IsThePublishedScore()
    {
        var statistics = _bleu.Collect("The dog bit the man.", ["The dog bit the man.", "The dog had bit the man."])
            + _bleu.Collect("It wasn't surprising.", ["It was not unexpected.", "No one was surprised."])
            + _bleu.Collect("The man had just bitten him.", ["The man bit him first.", "The man had bitten the dog."]);

        var score = _bleu.Explain(statistics);

        Assert.Equal(48.530827, score.Score, 6);
        Assert.Equal(0.943, score.BrevityPenalty, 3);
        Assert.Equal([82.4, 50.0, 45.5, 37.5], score.Precisions.Select(precision => Math.Round(precision, 1)));
    }

    [Theory]
    [InlineData(BleuSmoothing.Exponential, 37.991784)]
    [InlineData(BleuSmoothing.Floor, 25.406637)]
    [InlineData(BleuSmoothing.AddK, 48.549177)]
    [InlineData(BleuSmoothing.None, 0)]
    public void SentenceScore_OrderWithoutMatch_IsSmoothed(BleuSmoothing smoothing, double expected) =>
        Assert.Equal(expected, new Metrics.Bleu(new BleuOptions { Smoothing = smoothing }).SentenceScore("a b c d e f", ["a b c x e f"]), 6);

    /// <summary>sacreBLEU 2.6.0, sentence BLEU with effective order.</summary>
    [Theory]
    [InlineData(BleuTokenizer.V13a, "The dog bit the man.", "The dog had bit the man.", 51.150781)]
    [InlineData(BleuTokenizer.Character, "The dog bit the man.", "The dog had bit the man.", 73.427111)]
    [InlineData(BleuTokenizer.V13a, "", "cat", 0)]
    [InlineData(BleuTokenizer.V13a, "cat", "", 0)]
    [InlineData(BleuTokenizer.V13a, "", "", 0)]
    public void SentenceScore_KnownPairs_AreSacreBleus(BleuTokenizer tokenizer, string hypothesis, string reference, double expected) =>
        Assert.Equal(expected, new Metrics.Bleu(new BleuOptions { Tokenizer = tokenizer }).SentenceScore(hypothesis, [reference]), 6);

    [Fact]
    public void Score_ShortSegmentWithoutEffectiveOrder_IsZero()
    {
        Assert.Equal(0, _bleu.Score(_bleu.Collect("hello", ["hello"])), 9);
        Assert.Equal(100, _bleu.SentenceScore("hello", ["hello"]), 9);
    }

    [Fact]
    public void Signature_SettingsOfSacreBleu_AreNamed()
    {
        Assert.Equal("nrefs:var|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0", _bleu.Signature);
        Assert.Equal("nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0", _bleu.SignatureFor(2));
        var other = new BleuOptions
        {
            Lowercase = true, EffectiveOrder = true, Tokenizer = BleuTokenizer.Chinese, Smoothing = BleuSmoothing.Floor, MaxOrder = 2,
        };
        Assert.Equal("nrefs:var|case:lc|eff:yes|tok:zh|smooth:floor[0.10]|order:2|version:2.6.0", new Metrics.Bleu(other).Signature);
    }

    /// <summary>A stop that was consumed by the first substitution does not consume the next: only a number after it shows.</summary>
    [Theory]
    [InlineData("a..5", "a . .5")]
    [InlineData("a...5", "a . . . 5")]
    [InlineData("3.14, 1,000 and 5.", "3.14 , 1,000 and 5 .")]
    [InlineData("5-4 a-b", "5 - 4 a-b")]
    [InlineData("&amp;lt; &quot;", "< \"")]
    [InlineData("x<skipped>y", "xy")]
    [InlineData("end-\nline", "endline")]
    public void Tokenize_V13a_DoesWhatTheSubstitutionsDo(string text, string expected) => Assert.Equal(expected, _bleu.Tokenize(text));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void MaxOrder_OutsideOneToFour_Throws(int order) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BleuOptions { MaxOrder = order });

    [Theory]
    [InlineData(BleuTokenizer.International)]
    [InlineData(BleuTokenizer.Character)]
    [InlineData(BleuTokenizer.Chinese)]
    [InlineData(BleuTokenizer.None)]
    public void Tokenize_UnpairedSurrogates_AreKept(BleuTokenizer tokenizer) =>
        Assert.Contains('\ud83d', new Metrics.Bleu(new BleuOptions { Tokenizer = tokenizer }).Tokenize("a \ud83d b"));
}
