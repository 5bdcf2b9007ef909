namespace EvalKit.Metrics.Tests.BertScore;

/// <summary>
/// Expected numbers: the formulas of Zhang et al. 2020 (eq. 1; idf and rescaling of section 3) in a dozen lines of plain Python over the same table, in double
/// precision. Whether a contextual encoder's numbers are those of the authors' program is not tested: its weights are not here.
/// </summary>
public sealed class BertScoreTests
{
    private static readonly TableTokenEmbedder Embedder = new(new Dictionary<string, float[]>(StringComparer.Ordinal)
    {
        ["cat"] = [1, 0, 0],
        ["feline"] = [0.8f, 0.6f, 0],
        ["dog"] = [0.6f, 0.8f, 0],
        ["sat"] = [0, 0, 2],
        ["lay"] = [0, 1, 1],
        ["the"] = [1, 1, 1],
        ["zero"] = [0, 0, 0],
        ["not"] = [-1, 0, 0.5f],
    });

    private static readonly TokenWeights Weights = new(new[] { "the feline lay", "the dog sat", "the cat" }.Select(PythonText.Split));

    [Theory]
    [InlineData("the cat sat", "the feline lay", 0.8357022580113301, 0.8749289863899042, 0.8548658653566678)]
    [InlineData("cat", "the dog sat", 0.6000000095367428, 0.39245009290878957, 0.47452271687561726)]
    [InlineData("cat cat sat", "cat sat", 1, 1, 1)]
    [InlineData("the cat", "zero", 0, 0, 0)]
    [InlineData("not", "cat", -0.8944271909999159, -0.8944271909999159, 0)]
    [InlineData("not cat", "cat sat", 0.7236067977499789, 0.7236067977499789, 0.7236067977499788)]
    [InlineData("the cat sat", "dog lay the zero", 0.7690355969077635, 0.6561967397924282, 0.7081493150002152)]
    public async Task Score_Pairs_EqualTheFormula(string candidate, string reference, double precision, double recall, double f1)
    {
        var score = await Metrics.BertScore.ScoreAsync(Embedder, candidate, [reference]);

        Assert.Equal(precision, score.Precision!.Value, 1e-12);
        Assert.Equal(recall, score.Recall!.Value, 1e-12);
        Assert.Equal(f1, score.F1!.Value, 1e-12);
        Assert.False(score.IsEmpty);
    }

    [Theory]
    [InlineData("the cat sat", "the feline lay", 0.7535533870169951, 0.8123934795848562, 0.7818679818430139)]
    [InlineData("the cat cat sat", "the dog sat", 0.7333333396911619, 0.9041451891209932, 0.8098302352517213)]
    public async Task Score_InverseDocumentFrequencies_WeighTokens(string candidate, string reference, double precision, double recall, double f1)
    {
        var score = await Metrics.BertScore.ScoreAsync(Embedder, candidate, [reference], Weights);

        Assert.Equal(precision, score.Precision!.Value, 1e-12);
        Assert.Equal(recall, score.Recall!.Value, 1e-12);
        Assert.Equal(f1, score.F1!.Value, 1e-12);
    }

    [Fact]
    public void TokenWeights_CountReferencesThatHoldTheToken()
    {
        // ln((3+1)/(df+1)) for 3, 1 and 0 of 3 references.
        Assert.Equal(3, Weights.References);
        Assert.Equal(0, Weights["the"]);
        Assert.Equal(0.6931471805599453, Weights["cat"], 1e-15);
        Assert.Equal(1.3862943611198906, Weights["unseen"], 1e-15);
    }

    [Fact]
    public async Task Score_TokensOfEveryReference_AreUndefinedAndNotNaN()
    {
        var score = await Metrics.BertScore.ScoreAsync(Embedder, "the", ["the cat"], Weights);

        Assert.Null(score.Precision);
        Assert.Equal(0.5773502691896258, score.Recall!.Value, 1e-12);
        Assert.Null(score.F1);
    }

    [Theory]
    [InlineData("", "cat")]
    [InlineData("cat", "")]
    [InlineData("", "")]
    public async Task Score_EmptySide_IsZeroWithAWarning(string candidate, string reference) =>
        Assert.Equal(new BertScoreResult(0, 0, 0, IsEmpty: true), await Metrics.BertScore.ScoreAsync(Embedder, candidate, [reference]));

    [Fact]
    public async Task Score_SeveralReferences_TakeTheBestOfEachNumber()
    {
        var both = await Metrics.BertScore.ScoreAsync(Embedder, "cat", ["", "the dog sat", "dog zero"]);
        var first = await Metrics.BertScore.ScoreAsync(Embedder, "cat", ["the dog sat"]);

        // Precision 0.6 from both, recall 0.392 of the first against (0.6 + 0) / 2.
        Assert.Equal(first.Recall, both.Recall);
        Assert.Equal(0.6000000095367428, both.Precision!.Value, 1e-12);
        Assert.False(both.IsEmpty);
    }

    [Fact]
    public async Task Score_Baseline_IsTakenOff()
    {
        var score = await Metrics.BertScore.ScoreAsync(Embedder, "the cat sat", ["the feline lay"], baseline: new BertScoreBaseline(0.8, 0.5, 0.9));

        Assert.Equal((0.8357022580113301 - 0.8) / 0.2, score.Precision!.Value, 1e-12);
        Assert.Equal((0.8749289863899042 - 0.5) / 0.5, score.Recall!.Value, 1e-12);
        Assert.Equal((0.8548658653566678 - 0.9) / 0.1, score.F1!.Value, 1e-11);
    }

    /// <summary>The authors' program gives marks of the encoder a weight of 0 and lets other tokens match them.</summary>
    [Fact]
    public void Compare_SpecialTokens_MatchButDoNotCount()
    {
        var candidate = new TokenEmbeddings(["[CLS]", "a"], [[0, 1], [1, 0]], [true, false]);
        var reference = new TokenEmbeddings(["[CLS]", "b"], [[1, 0], [0.6f, 0.8f]], [true, false]);
        var onlyMarks = new TokenEmbeddings(["[CLS]"], [[1, 0]], [true]);

        var score = Metrics.BertScore.Compare(candidate, reference);

        // a finds [CLS] with cosine 1; b finds [CLS] with 0.8, a with 0.6.
        Assert.Equal(1, score.Precision!.Value, 1e-12);
        Assert.Equal(0.8, score.Recall!.Value, 1e-7);
        Assert.True(Metrics.BertScore.Compare(candidate, onlyMarks).IsEmpty);
    }

    [Fact]
    public void Compare_VectorsOfAnyScale_GiveTheCosine()
    {
        var tiny = new TokenEmbeddings(["a"], [[float.Epsilon, 0]]);
        var huge = new TokenEmbeddings(["b"], [[float.MaxValue, float.MaxValue]]);

        Assert.Equal(Math.Sqrt(0.5), Metrics.BertScore.Compare(tiny, huge).F1!.Value, 1e-12);
    }

    [Fact]
    public async Task Score_NoReference_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Metrics.BertScore.ScoreAsync(Embedder, "cat", []));

    [Fact]
    public void TokenEmbeddings_ThatDoNotFitTogether_Throw()
    {
        Assert.Throws<ArgumentException>(() => new TokenEmbeddings(["a"], []));
        Assert.Throws<ArgumentException>(() => new TokenEmbeddings(["a", "b"], [[1], [1, 2]]));
        Assert.Throws<ArgumentException>(() => new TokenEmbeddings(["a"], [[float.NaN]]));
        Assert.Throws<ArgumentException>(() => new TokenEmbeddings(["a"], [[]]));
        Assert.Throws<ArgumentException>(() => new TokenEmbeddings(["a"], [[1]], [true, false]));
        Assert.Throws<ArgumentException>(() => Metrics.BertScore.Compare(new TokenEmbeddings(["a"], [[1]]), new TokenEmbeddings(["a"], [[1, 2]])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BertScoreBaseline(0, 1, 0));
    }
}
