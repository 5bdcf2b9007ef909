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
        Require(references.Count, statistics);

        var scratch = TextScratch.Rent();
        try
        {
            Split(hypothesis, scratch, scratch.Hypothesis);
            var comparison = new Comparison(this, scratch);
            for (var i = 0; i < references.Count; i++)
            {
                scratch.References.Clear();
                Split(references[i], scratch, scratch.References);
                comparison.Add();
            }

            comparison.Write(statistics);
        }
        finally
        {
            scratch.Return();
        }
    }

    /// <summary>Writes the statistics of one tokenized segment.</summary>
    /// <exception cref="ArgumentException">There is no reference, or not enough places.</exception>
    public void Collect(IReadOnlyList<string> hypothesis, IReadOnlyList<IReadOnlyList<string>> references, Span<double> statistics)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentNullException.ThrowIfNull(references);
        Require(references.Count, statistics);

        var scratch = TextScratch.Rent();
        try
        {
            Add(hypothesis, scratch, scratch.Hypothesis);
            var comparison = new Comparison(this, scratch);
            foreach (var reference in references)
            {
                scratch.References.Clear();
                Add(reference, scratch, scratch.References);
                comparison.Add();
            }

            comparison.Write(statistics);
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

    private static void Require(int references, ReadOnlySpan<double> statistics)
    {
        if (references == 0)
            throw new ArgumentException("GLEU needs a reference.", nameof(references));
        if (statistics.Length < Numbers)
            throw new ArgumentException("There are fewer places than statistics.", nameof(statistics));
    }

    private static void Split(string text, TextScratch scratch, IntBuffer ids)
    {
        foreach (var (start, length) in new WhiteSpaceSplitter(text))
            ids.Add(scratch.Tokens.Intern(text.AsSpan(start, length)));
    }

    private static void Add(IReadOnlyList<string> tokens, TextScratch scratch, IntBuffer ids)
    {
        foreach (var token in tokens)
            ids.Add(scratch.Tokens.Intern(token));
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

    /// <summary>Holds the tokens of a hypothesis against references, one after the other, and keeps the best.</summary>
    private ref struct Comparison(Gleu gleu, TextScratch scratch)
    {
        private const int OrdersOnStack = 16;

        private readonly int _vocabulary = scratch.Tokens.Count;
        private (long Shared, long All) _best;

        /// <summary>Compares with the tokens that lie in the place for references.</summary>
        public void Add()
        {
            Span<long> matches = gleu._options.MaxOrder <= OrdersOnStack ? stackalloc long[gleu._options.MaxOrder] : new long[gleu._options.MaxOrder];
            ReadOnlySpan<int> hypothesis = scratch.Hypothesis.Span;
            ReadOnlySpan<int> reference = scratch.References.Span;
            scratch.Overlap.Count(hypothesis, _vocabulary, reference, [reference.Length], matches);
            var shared = 0L;
            foreach (var ofOrder in matches[(gleu._options.MinOrder - 1)..])
                shared += ofOrder;
            var all = Math.Max(gleu.CountNgrams(hypothesis.Length), gleu.CountNgrams(reference.Length));
            if (all > 0 && IsBetter((shared, all), _best))
                _best = (shared, all);
        }

        public readonly void Write(Span<double> statistics) => (statistics[0], statistics[1]) = (_best.Shared, _best.All);
    }
}
