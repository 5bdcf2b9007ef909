using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Embedded.Classification;

/// <summary>
/// The k most similar training texts vote with the square of their similarity, which keeps distant neighbours from outvoting close ones.
/// Equal similarities are ranked in the order of the training data, equal votes in ordinal order of the label.
/// </summary>
internal sealed class KnnClassifier(IReadOnlyList<LabelledText> training, KnnOptions options) : ITextSystem
{
    private const int SimilarityDecimals = 9;

    private readonly TfIdfIndex index = new([.. training.Select(example => example.Text)], buckets: null);
    private readonly string fallback = MajorityLabel.Of(training);

    public string Answer(Conversation conversation)
    {
        var similarities = index.Similarities(conversation.Input);
        var neighbours = Enumerable.Range(0, training.Count)
            .Select(position => (Position: position, Similarity: Math.Round(similarities[position], SimilarityDecimals)))
            .Where(neighbour => neighbour.Similarity > 0)
            .OrderByDescending(neighbour => neighbour.Similarity)
            .ThenBy(neighbour => neighbour.Position)
            .Take(options.K);

        return neighbours
            .GroupBy(neighbour => training[neighbour.Position].Label, StringComparer.Ordinal)
            .Select(votes => (Label: votes.Key, Weight: votes.Sum(vote => vote.Similarity * vote.Similarity)))
            .OrderByDescending(vote => vote.Weight)
            .ThenBy(vote => vote.Label, StringComparer.Ordinal)
            .Select(vote => vote.Label)
            .FirstOrDefault(fallback);
    }
}
