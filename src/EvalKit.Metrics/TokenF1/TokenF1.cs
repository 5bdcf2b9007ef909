namespace EvalKit.Metrics;

/// <summary>
/// F1 over the multisets of normalized tokens, and exact match after the same normalization, as the official SQuAD scripts
/// compute them (Rajpurkar et al. 2016, 2018).
/// </summary>
public static class TokenF1
{
    /// <summary>Scores a prediction against the best of several references, each score maximized by itself.</summary>
    /// <exception cref="ArgumentException">No reference with <see cref="SquadVersion.V11"/>, which leaves that undefined.</exception>
    public static TokenF1Score Score(string prediction, IReadOnlyList<string> references, SquadVersion version)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(references);
        if (references.Count == 0 && version == SquadVersion.V11)
            throw new ArgumentException("SQuAD v1.1 is undefined without a reference.", nameof(references));

        var scratch = TextScratch.Rent();
        try
        {
            return Best(scratch, prediction, references, version);
        }
        finally
        {
            scratch.Return();
        }
    }

    private static TokenF1Score Best(TextScratch scratch, string prediction, IReadOnlyList<string> references, SquadVersion version)
    {
        var sink = new InterningSink(scratch.Tokens, scratch.Hypothesis);
        SquadNormalizer.Tokenize(prediction, scratch.Characters, ref sink);
        var vocabulary = scratch.Tokens.Count;

        TokenF1Score? best = null;
        for (var i = 0; i < references.Count; i++)
        {
            scratch.References.Clear();
            var referenceSink = new InterningSink(scratch.Tokens, scratch.References);
            SquadNormalizer.Tokenize(references[i], scratch.Characters, ref referenceSink);
            if (version == SquadVersion.V20 && scratch.References.Count == 0)
                continue;

            var score = Compare(scratch, vocabulary, version);
            best = best is { } other ? new(Math.Max(score.F1, other.F1), Math.Max(score.ExactMatch, other.ExactMatch)) : score;
        }

        scratch.References.Clear();
        return best ?? Compare(scratch, vocabulary, version);
    }

    private static TokenF1Score Compare(TextScratch scratch, int vocabulary, SquadVersion version)
    {
        var prediction = scratch.Hypothesis.Span;
        var reference = scratch.References.Span;
        var exact = prediction.SequenceEqual(reference) ? 1.0 : 0.0;
        if (prediction.IsEmpty || reference.IsEmpty)
            return new TokenF1Score(version == SquadVersion.V20 ? exact : 0, exact);

        Span<long> common = stackalloc long[1];
        scratch.Overlap.Count(prediction, vocabulary, reference, [reference.Length], common);
        if (common[0] == 0)
            return new TokenF1Score(0, exact);

        var precision = (double)common[0] / prediction.Length;
        var recall = (double)common[0] / reference.Length;
        return new TokenF1Score(2 * precision * recall / (precision + recall), exact);
    }
}
