using System.Globalization;

namespace EvalKit.Metrics;

/// <summary>
/// BLEU (Papineni et al. 2002) with the numbers of sacreBLEU 2.6.0 (Post 2018): same tokenizers, smoothing and signature.
/// Scores are 0 to 100. A corpus score is the score of added statistics, not a mean of sentence scores.
/// </summary>
public sealed class Bleu : ICorpusMetric
{
    private const string SacreBleuVersion = "2.6.0";

    private readonly BleuOptions _options;
    private readonly double _smoothingValue;

    /// <summary>BLEU with the given settings, or those of sacreBLEU.</summary>
    public Bleu(BleuOptions? options = null)
    {
        _options = options ?? new BleuOptions();
        _smoothingValue = _options.SmoothingValue ?? (_options.Smoothing == BleuSmoothing.Floor ? 0.1 : 1);
        Signature = SignatureFor("var");
    }

    /// <inheritdoc/>
    /// <remarks><c>nrefs:var|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0</c>; the version is sacreBLEU's.</remarks>
    public string Signature { get; }

    int ICorpusMetric.StatisticsLength => BleuStatistics.Length;

    /// <summary>The signature when each segment has the same number of references.</summary>
    public string SignatureFor(int references) => SignatureFor(references.ToString(CultureInfo.InvariantCulture));

    /// <summary>The tokens of a text joined by spaces, as sacreBLEU prints them.</summary>
    public string Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return BleuTokenization.Line(text, _options.Tokenizer);
    }

    /// <summary>The counts of one segment.</summary>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public BleuStatistics Collect(string hypothesis, IReadOnlyList<string> references)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentNullException.ThrowIfNull(references);
        if (references.Count == 0)
            throw new ArgumentException("BLEU needs a reference.", nameof(references));

        var scratch = TextScratch.Rent();
        try
        {
            return Collect(scratch, hypothesis, references);
        }
        finally
        {
            scratch.Return();
        }
    }

    /// <summary>The score of counts, 0 to 100.</summary>
    public double Score(in BleuStatistics statistics)
    {
        Span<double> work = stackalloc double[3 * _options.MaxOrder];
        return new BleuFormula(statistics, work).Score(_options.Smoothing, _smoothingValue, _options.EffectiveOrder);
    }

    /// <summary>The score of counts with what it is made of.</summary>
    public BleuScore Explain(in BleuStatistics statistics)
    {
        var orders = _options.MaxOrder;
        var work = new double[3 * orders];
        var formula = new BleuFormula(statistics, work);
        var score = formula.Score(_options.Smoothing, _smoothingValue, _options.EffectiveOrder);
        return new BleuScore(
            score,
            formula.BrevityPenalty,
            work[(2 * orders)..],
            work[..orders],
            work[orders..(2 * orders)],
            statistics.HypothesisLength,
            statistics.ReferenceLength);
    }

    /// <summary>The score of one segment, 0 to 100, over the orders that the hypothesis is long enough for (effective order).</summary>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public double SentenceScore(string hypothesis, IReadOnlyList<string> references)
    {
        Span<double> work = stackalloc double[3 * _options.MaxOrder];
        return new BleuFormula(Collect(hypothesis, references), work).Score(_options.Smoothing, _smoothingValue, effectiveOrder: true);
    }

    void ICorpusMetric.Collect(string hypothesis, IReadOnlyList<string> references, Span<double> statistics) =>
        Collect(hypothesis, references).CopyTo(statistics);

    double ICorpusMetric.Score(ReadOnlySpan<double> statistics) => Score(new BleuStatistics(statistics));

    private BleuStatistics Collect(TextScratch scratch, string hypothesis, IReadOnlyList<string> references)
    {
        var sink = new InterningSink(scratch.Tokens, scratch.Hypothesis);
        Tokenize(hypothesis, sink);
        var vocabulary = scratch.Tokens.Count;
        var length = scratch.Hypothesis.Count;

        sink = new InterningSink(scratch.Tokens, scratch.References);
        var closest = -1;
        for (var i = 0; i < references.Count; i++)
        {
            var start = scratch.References.Count;
            Tokenize(references[i], sink);
            scratch.ReferenceEnds.Add(scratch.References.Count);
            closest = Closer(length, closest, scratch.References.Count - start);
        }

        Span<long> matches = stackalloc long[_options.MaxOrder];
        scratch.Overlap.Count(scratch.Hypothesis.Span, vocabulary, scratch.References.Span, scratch.ReferenceEnds.Span, matches);

        Span<double> numbers = stackalloc double[BleuStatistics.Length];
        numbers.Clear();
        numbers[0] = length;
        numbers[1] = closest;
        for (var i = 0; i < matches.Length; i++)
        {
            numbers[2 + i] = matches[i];
            numbers[2 + BleuStatistics.MaxOrder + i] = Math.Max(0, length - i);
        }

        return new BleuStatistics(numbers);
    }

    private static int Closer(int length, int best, int candidate)
    {
        if (best < 0)
            return candidate;
        var difference = Math.Abs(length - candidate) - Math.Abs(length - best);
        return difference < 0 || (difference == 0 && candidate < best) ? candidate : best;
    }

    private void Tokenize(string text, InterningSink sink)
    {
        var prepared = _options.Lowercase ? PythonText.Lower(text) : text;
        BleuTokenization.Tokenize(PythonText.StripEnd(prepared), _options.Tokenizer, ref sink);
    }

    private string SignatureFor(string references)
    {
        var smoothing = _options.Smoothing switch
        {
            BleuSmoothing.Exponential => "exp",
            BleuSmoothing.Floor => string.Create(CultureInfo.InvariantCulture, $"floor[{_smoothingValue:F2}]"),
            BleuSmoothing.AddK => string.Create(CultureInfo.InvariantCulture, $"add-k[{_smoothingValue:F2}]"),
            _ => "none",
        };
        var letterCase = _options.Lowercase ? "lc" : "mixed";
        var effective = _options.EffectiveOrder ? "yes" : "no";
        var order = _options.MaxOrder == BleuStatistics.MaxOrder ? "" : string.Create(CultureInfo.InvariantCulture, $"order:{_options.MaxOrder}|");
        return $"nrefs:{references}|case:{letterCase}|eff:{effective}|tok:{BleuTokenization.Name(_options.Tokenizer)}|smooth:{smoothing}|{order}version:{SacreBleuVersion}";
    }
}
