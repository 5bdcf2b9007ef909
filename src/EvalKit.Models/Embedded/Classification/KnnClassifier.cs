using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Embedded.Classification;

/// <summary>The k most similar training texts vote with their similarity.</summary>
internal sealed class KnnClassifier(IReadOnlyList<LabelledText> training, KnnOptions options) : ITextSystem
{
    private readonly TfIdfIndex index = new([.. training.Select(example => example.Text)], dimensions: null);
    private readonly string fallback = MajorityLabel.Of(training);

    public string Answer(Conversation conversation)
    {
        var similarities = index.Similarities(conversation.Input);
        var neighbours = Enumerable.Range(0, training.Count)
            .Select(position => (Position: position, Similarity: Math.Round(similarities[position], 9)))
            .Where(neighbour => neighbour.Similarity > 0)
            .OrderByDescending(neighbour => neighbour.Similarity)
            .ThenBy(neighbour => neighbour.Position)
            .Take(options.K);

        return neighbours
            .GroupBy(neighbour => training[neighbour.Position].Label, StringComparer.Ordinal)
            .Select(votes => (Label: votes.Key, Weight: votes.Sum(vote => vote.Similarity)))
            .OrderByDescending(vote => vote.Weight)
            .ThenBy(vote => vote.Label, StringComparer.Ordinal)
            .Select(vote => vote.Label)
            .FirstOrDefault(fallback);
    }
}
