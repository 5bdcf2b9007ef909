namespace EvalKit.Metrics;

/// <summary>
/// BERTScore's matching (Zhang et al. 2020, arXiv 1904.09675, eq. 1): each token counts with its highest cosine on the other side. Published numbers are of certain contextual encoders
/// and layers; what this gives is theirs only with such an encoder as <see cref="ITokenEmbedder"/>.
/// </summary>
public static class BertScore
{
    /// <summary>The score of a text against the best of several references: precision, recall and F1 each from the reference that gives most.</summary>
    /// <param name="embedder">Gives the vectors.</param>
    /// <param name="candidate">The text.</param>
    /// <param name="references">At least one.</param>
    /// <param name="weights">Inverse document frequencies, or null to let every token count once.</param>
    /// <param name="baseline">What is taken off as the score of unrelated texts, or null.</param>
    /// <param name="cancellation">Ends the embedding.</param>
    /// <exception cref="ArgumentException">There is no reference, or the embedder's vectors differ in length.</exception>
    public static async ValueTask<BertScoreResult> ScoreAsync(ITokenEmbedder embedder, string candidate, IReadOnlyList<string> references,
        TokenWeights? weights = null, BertScoreBaseline? baseline = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(embedder);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(references);
        var embedded = await embedder.EmbedAsync(candidate, cancellation).ConfigureAwait(false);
        var results = new List<BertScoreResult>(references.Count);
        foreach (var reference in references)
            results.Add(Compare(embedded, await embedder.EmbedAsync(reference, cancellation).ConfigureAwait(false), weights));
        var best = Best(results);
        return baseline is { } known ? best.Rescale(known) : best;
    }

    /// <summary>The score of one pair.</summary>
    /// <param name="candidate">The tokens of the text.</param>
    /// <param name="reference">The tokens of the reference.</param>
    /// <param name="weights">Inverse document frequencies, or null to let every token count once.</param>
    /// <exception cref="ArgumentException">The vectors of the two differ in length.</exception>
    public static BertScoreResult Compare(TokenEmbeddings candidate, TokenEmbeddings reference, TokenWeights? weights = null)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(reference);
        if (candidate.IsEmpty || reference.IsEmpty)
            return BertScoreResult.Empty;
        var best = BestCosines.Between(candidate.Vectors, reference.Vectors);
        var precision = Mean(candidate, best.OfCandidate, weights);
        var recall = Mean(reference, best.OfReference, weights);
        return new BertScoreResult(precision, recall, precision is { } p && recall is { } r ? p > 0 && r > 0 ? 2 * p * r / (p + r) : 0 : null);
    }

    /// <summary>The highest precision, the highest recall and the highest F1 of several references, each by itself, as the authors' program takes them.</summary>
    /// <exception cref="ArgumentException">There is no result.</exception>
    public static BertScoreResult Best(IReadOnlyList<BertScoreResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        if (results.Count == 0)
            throw new ArgumentException("BERTScore needs a reference.", nameof(results));
        return new BertScoreResult(results.Max(r => r.Precision), results.Max(r => r.Recall), results.Max(r => r.F1), results.All(r => r.IsEmpty));
    }

    private static double? Mean(TokenEmbeddings side, double[] cosines, TokenWeights? weights)
    {
        var (sum, total) = (0.0, 0.0);
        for (var token = 0; token < cosines.Length; token++)
        {
            var weight = side.Special is { } special && special[token] ? 0 : weights?[side.Tokens[token]] ?? 1;
            sum += weight * cosines[token];
            total += weight;
        }

        return total > 0 ? sum / total : null;
    }
}
