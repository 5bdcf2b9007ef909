namespace EvalKit.Metrics;

/// <summary>
/// ROUGE (Lin 2004) with the numbers of Google's <c>rouge_score</c> 0.1.2. Where one side has no tokens all scores are 0.
/// With several references the one with the highest F counts, for each variant by itself.
/// </summary>
public sealed class Rouge
{
    private readonly RougeOptions _options;

    /// <summary>ROUGE with the given settings, or those of <c>rouge_score</c>.</summary>
    public Rouge(RougeOptions? options = null) => _options = options ?? new RougeOptions();

    /// <summary>The settings a number was computed with: <c>rouge|tok:google|stem:no|version:0.1.2</c>, the version of <c>rouge_score</c>.</summary>
    public string Signature =>
        $"rouge|tok:{(_options.Tokenizer == RougeTokenizer.Google ? "google" : "unicode")}|stem:{(_options.UseStemmer ? "porter-nltk" : "no")}|version:0.1.2";

    /// <summary>ROUGE-N, n 1 to 9.</summary>
    public RougeScore N(int n, string prediction, string reference) => Score(prediction, reference, RougeVariant.N(n));

    /// <summary>ROUGE-N against the best of several references.</summary>
    public RougeScore N(int n, string prediction, IReadOnlyList<string> references) => Score(prediction, references, RougeVariant.N(n));

    /// <summary>ROUGE-L.</summary>
    public RougeScore L(string prediction, string reference) => Score(prediction, reference, RougeVariant.L);

    /// <summary>ROUGE-L against the best of several references.</summary>
    public RougeScore L(string prediction, IReadOnlyList<string> references) => Score(prediction, references, RougeVariant.L);

    /// <summary>ROUGE-Lsum.</summary>
    public RougeScore Lsum(string prediction, string reference) => Score(prediction, reference, RougeVariant.Lsum);

    /// <summary>ROUGE-Lsum against the best of several references.</summary>
    public RougeScore Lsum(string prediction, IReadOnlyList<string> references) => Score(prediction, references, RougeVariant.Lsum);

    /// <summary>
    /// Whether the tokenizer finds a token in a text. If it finds none in a reference that is not empty, as Google's tokenizer does in
    /// Chinese or Russian, every score is 0 and says nothing: warn, or use <see cref="RougeTokenizer.Unicode"/>.
    /// </summary>
    public bool HasTokens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scratch = TextScratch.Rent();
        try
        {
            RougeTokenization.Tokenize(text, _options, scratch, scratch.Hypothesis, scratch.HypothesisEnds);
            return scratch.Hypothesis.Count > 0;
        }
        finally
        {
            scratch.Return();
        }
    }

    /// <summary>Scores several variants over one tokenization.</summary>
    /// <param name="prediction">The text to score.</param>
    /// <param name="reference">The text it should resemble.</param>
    /// <param name="variants">What to compute.</param>
    /// <param name="scores">Where to write one score a variant.</param>
    /// <exception cref="ArgumentException">There are fewer places than variants.</exception>
    public void Score(string prediction, string reference, ReadOnlySpan<RougeVariant> variants, Span<RougeScore> scores)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Score(prediction, [reference], variants, scores);
    }

    /// <summary>Scores several variants over one tokenization, each against its best reference.</summary>
    /// <param name="prediction">The text to score.</param>
    /// <param name="references">The texts it should resemble, at least one.</param>
    /// <param name="variants">What to compute.</param>
    /// <param name="scores">Where to write one score a variant.</param>
    /// <exception cref="ArgumentException">There is no reference, or fewer places than variants.</exception>
    public void Score(string prediction, IReadOnlyList<string> references, ReadOnlySpan<RougeVariant> variants, Span<RougeScore> scores)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(references);
        if (references.Count == 0)
            throw new ArgumentException("ROUGE needs a reference.", nameof(references));
        if (scores.Length < variants.Length)
            throw new ArgumentException("There are fewer places than variants.", nameof(scores));

        var scratch = TextScratch.Rent();
        try
        {
            RougeTokenization.Tokenize(prediction, _options, scratch, scratch.Hypothesis, scratch.HypothesisEnds);
            var comparison = new RougeComparison(scratch, scratch.Tokens.Count);
            for (var i = 0; i < references.Count; i++)
            {
                scratch.References.Clear();
                scratch.ReferenceEnds.Clear();
                RougeTokenization.Tokenize(references[i], _options, scratch, scratch.References, scratch.ReferenceEnds);
                comparison.Score(variants, scores, keepBetter: i > 0);
            }
        }
        finally
        {
            scratch.Return();
        }
    }

    private RougeScore Score(string prediction, string reference, RougeVariant variant)
    {
        RougeScore score = default;
        Score(prediction, reference, [variant], new Span<RougeScore>(ref score));
        return score;
    }

    private RougeScore Score(string prediction, IReadOnlyList<string> references, RougeVariant variant)
    {
        RougeScore score = default;
        Score(prediction, references, [variant], new Span<RougeScore>(ref score));
        return score;
    }
}
