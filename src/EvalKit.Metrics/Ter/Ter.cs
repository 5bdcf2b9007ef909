namespace EvalKit.Metrics;

/// <summary>
/// Translation edit rate (Snover et al. 2006) with the numbers of sacreBLEU 2.6.0, including its limits of the search for
/// shifts. Lower is better: 0 is perfect, 100 means as many edits as reference tokens.
/// </summary>
public sealed class Ter : ICorpusMetric
{
    private const int Numbers = 2;

    private readonly TerOptions _options;

    /// <summary>TER with the given settings, or those of sacreBLEU.</summary>
    public Ter(TerOptions? options = null) => _options = options ?? new TerOptions();

    /// <inheritdoc/>
    /// <remarks><c>nrefs:var|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0</c>; the version is sacreBLEU's.</remarks>
    public string Signature
    {
        get
        {
            var letterCase = _options.CaseSensitive ? "mixed" : "lc";
            var normalized = _options.Normalized ? "yes" : "no";
            var punctuation = _options.RemovePunctuation ? "no" : "yes";
            var asian = _options.AsianSupport ? "yes" : "no";
            return $"nrefs:var|case:{letterCase}|tok:tercom|norm:{normalized}|punct:{punctuation}|asian:{asian}|version:2.6.0";
        }
    }

    /// <summary>Two numbers: edits, and mean length of the references.</summary>
    public int StatisticsLength => Numbers;

    /// <inheritdoc/>
    public void Collect(string hypothesis, IReadOnlyList<string> references, Span<double> statistics)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentNullException.ThrowIfNull(references);
        if (references.Count == 0)
            throw new ArgumentException("TER needs a reference.", nameof(references));
        if (statistics.Length < Numbers)
            throw new ArgumentException("There are fewer places than statistics.", nameof(statistics));

        var scratch = TextScratch.Rent();
        try
        {
            TerTokenization.Tokenize(hypothesis, _options, scratch, scratch.Hypothesis);
            var fewest = int.MaxValue;
            var lengths = 0L;
            for (var i = 0; i < references.Count; i++)
            {
                scratch.References.Clear();
                TerTokenization.Tokenize(references[i], _options, scratch, scratch.References);
                lengths += scratch.References.Count;
                fewest = Math.Min(fewest, ShiftSearch.CountEdits(scratch.Hypothesis.Span, scratch.References.Span));
            }

            statistics[0] = fewest;
            statistics[1] = (double)lengths / references.Count;
        }
        finally
        {
            scratch.Return();
        }
    }

    /// <summary>The rate of summed statistics with what it is made of.</summary>
    public TerScore Explain(ReadOnlySpan<double> statistics)
    {
        var (edits, length) = (statistics[0], statistics[1]);
        var rate = length > 0 ? edits / length : edits > 0 ? 1 : 0;
        return new TerScore(100 * rate, edits, length);
    }

    /// <inheritdoc/>
    public double Score(ReadOnlySpan<double> statistics) => Explain(statistics).Rate;

    /// <inheritdoc/>
    public double SentenceScore(string hypothesis, IReadOnlyList<string> references)
    {
        Span<double> statistics = stackalloc double[Numbers];
        Collect(hypothesis, references, statistics);
        return Score(statistics);
    }
}
