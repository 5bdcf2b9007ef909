using System.Globalization;

namespace EvalKit.Metrics;

/// <summary>
/// METEOR (Lavie and Agarwal 2007) as NLTK 3.8 computes it, 0 to 1: words are matched exactly, then by stem, then by WordNet
/// synonyms if a <see cref="WordNet"/> is given (of the stems, as in NLTK: a word that stemming changes finds none). Identical texts score less than 1 (a single word 0.5), because the penalty counts
/// one chunk. Texts are split at white space; pass tokens to use another tokenizer.
/// </summary>
public sealed class Meteor
{
    private readonly MeteorOptions _options;

    /// <summary>METEOR with the given settings, or those of NLTK.</summary>
    public Meteor(MeteorOptions? options = null)
    {
        _options = options ?? new MeteorOptions();
        var stages = _options.WordNet is null ? "exact+stem" : "exact+stem+wordnet";
        Signature = string.Create(
            CultureInfo.InvariantCulture,
            $"meteor|tok:split|stages:{stages}|alpha:{_options.Alpha}|beta:{_options.Beta}|gamma:{_options.Gamma}|version:nltk-3.8");
    }

    /// <summary>The settings a number was computed with, among them which stages matched words.</summary>
    public string Signature { get; }

    /// <summary>The score against the best of several references, 0 to 1; 0 if no word matches.</summary>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public double Score(string hypothesis, IReadOnlyList<string> references)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentNullException.ThrowIfNull(references);
        return Score(PythonText.Split(hypothesis), [.. references.Select(PythonText.Split)]);
    }

    /// <summary>The score of tokens against the best of several references, 0 to 1; 0 if no word matches.</summary>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public double Score(IReadOnlyList<string> hypothesis, IReadOnlyList<IReadOnlyList<string>> references)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentNullException.ThrowIfNull(references);
        if (references.Count == 0)
            throw new ArgumentException("METEOR needs a reference.", nameof(references));

        var words = Lower(hypothesis);
        return references.Max(reference => Score(words, Lower(reference)));
    }

    private static string[] Lower(IReadOnlyList<string> tokens) => [.. tokens.Select(PythonText.Lower)];

    private double Score(string[] hypothesis, string[] reference)
    {
        var alignment = new MeteorAlignment(hypothesis, reference);
        alignment.MatchExactly();
        alignment.MatchStems();
        if (_options.WordNet is { } wordNet)
            alignment.MatchSynonyms(wordNet);

        var (matches, chunks) = alignment.CountMatchesAndChunks();
        if (matches == 0)
            return 0;
        var precision = (double)matches / hypothesis.Length;
        var recall = (double)matches / reference.Length;
        var denominator = (_options.Alpha * precision) + ((1 - _options.Alpha) * recall);
        if (denominator == 0)
            return 0;
        var penalty = _options.Gamma * Math.Pow((double)chunks / matches, _options.Beta);
        return (1 - penalty) * (precision * recall / denominator);
    }
}
