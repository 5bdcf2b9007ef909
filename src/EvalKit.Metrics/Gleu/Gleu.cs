using System.Globalization;

namespace EvalKit.Metrics;

/// <summary>
/// Google's GLEU (Wu et al. 2016) with the numbers of NLTK: shared n-grams divided by those of the longer side, 0 to 1, for the
/// best reference of the segment. Texts are split at white space; pass tokens to use another tokenizer.
/// </summary>
public sealed class Gleu : ICorpusMetric
{
    private const int Numbers = 2;

    private readonly GleuOptions _options;

    /// <summary>GLEU with the given settings, or those of NLTK.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The shortest n-gram is shorter than 1 or longer than the longest.</exception>
    public Gleu(GleuOptions? options = null)
    {
        _options = options ?? new GleuOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MinOrder, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxOrder, _options.MinOrder, nameof(options));
        Signature = string.Create(
            CultureInfo.InvariantCulture, $"gleu|nrefs:var|tok:split|min:{_options.MinOrder}|max:{_options.MaxOrder}|version:nltk-3.8");
    }

    /// <inheritdoc/>
    public string Signature { get; }

    /// <summary>Two numbers: shared n-grams, and n-grams of the longer side.</summary>
    public int StatisticsLength => Numbers;

    /// <inheritdoc/>
    public void Collect(string hypothesis, IReadOnlyList<string> references, Span<double> statistics)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentNullException.ThrowIfNull(references);
        Collect(PythonText.Split(hypothesis), [.. references.Select(PythonText.Split)], statistics);
    }

    /// <summary>Writes the statistics of one tokenized segment.</summary>
    /// <exception cref="ArgumentException">There is no reference, or not enough places.</exception>
    public void Collect(IReadOnlyList<string> hypothesis, IReadOnlyList<IReadOnlyList<string>> references, Span<double> statistics)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentNullException.ThrowIfNull(references);
        if (references.Count == 0)
            throw new ArgumentException("GLEU needs a reference.", nameof(references));
        if (statistics.Length < Numbers)
            throw new ArgumentException("There are fewer places than statistics.", nameof(statistics));

        var scratch = TextScratch.Rent();
        try
        {
            var (shared, all) = Best(scratch, hypothesis, references);
            statistics[0] = shared;
            statistics[1] = all;
        }
        finally
        {
            scratch.Return();
        }
    }

    /// <inheritdoc/>
    public double Score(ReadOnlySpan<double> statistics) => statistics[1] > 0 ? statistics[0] / statistics[1] : 0;

    /// <inheritdoc/>
    public double SentenceScore(string hypothesis, IReadOnlyList<string> references)
    {
        Span<double> statistics = stackalloc double[Numbers];
        Collect(hypothesis, references, statistics);
        return Score(statistics);
    }

    /// <summary>The score of one tokenized segment, 0 to 1.</summary>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public double SentenceScore(IReadOnlyList<string> hypothesis, IReadOnlyList<IReadOnlyList<string>> references)
    {
        Span<double> statistics = stackalloc double[Numbers];
        Collect(hypothesis, references, statistics);
        return Score(statistics);
    }

    private (long Shared, long All) Best(
        TextScratch scratch, IReadOnlyList<string> hypothesis, IReadOnlyList<IReadOnlyList<string>> references)
    {
        foreach (var token in hypothesis)
            scratch.Hypothesis.Add(scratch.Tokens.Intern(token));
        var vocabulary = scratch.Tokens.Count;
        var best = (Shared: 0L, All: 0L);
        var matches = new long[_options.MaxOrder];
        foreach (var reference in references)
        {
            scratch.References.Clear();
            foreach (var token in reference)
                scratch.References.Add(scratch.Tokens.Intern(token));
            scratch.Overlap.Count(scratch.Hypothesis.Span, vocabulary, scratch.References.Span, [reference.Count], matches);

            var shared = matches.Skip(_options.MinOrder - 1).Sum();
            var all = Math.Max(CountNgrams(hypothesis.Count), CountNgrams(reference.Count));
            if (all > 0 && IsBetter((shared, all), best))
                best = (shared, all);
        }

        return best;
    }

    /// <summary>Higher score first, then more shared n-grams: what the greatest of NLTK's tuples is.</summary>
    private static bool IsBetter((long Shared, long All) candidate, (long Shared, long All) best)
    {
        if (best.All == 0)
            return true;
        var difference = ((double)candidate.Shared / candidate.All).CompareTo((double)best.Shared / best.All);
        return difference != 0 ? difference > 0 : candidate.CompareTo(best) > 0;
    }

    private long CountNgrams(int tokens)
    {
        var count = 0L;
        for (var order = _options.MinOrder; order <= Math.Min(_options.MaxOrder, tokens); order++)
            count += tokens - order + 1;
        return count;
    }
}
