namespace EvalKit.Models.Embedded.Text;

/// <summary>Cosine similarity of a query with every text of a fixed collection, over an inverted index of hashed features.</summary>
internal sealed class TfIdfIndex
{
    private readonly Dictionary<ulong, List<Posting>> postings = [];
    private readonly TfIdfWeights weights;
    private readonly int count;

    public TfIdfIndex(IReadOnlyList<string> texts, int? buckets)
    {
        count = texts.Count;
        var features = texts.Select(NgramFeatures.Of).ToList();
        weights = new TfIdfWeights(features, buckets);
        for (var text = 0; text < count; text++)
        {
            foreach (var (feature, weight) in weights.Weigh(features[text]))
            {
                if (!postings.TryGetValue(feature, out var list))
                    postings[feature] = list = [];
                list.Add(new Posting(text, weight));
            }
        }
    }

    private readonly record struct Posting(int Text, double Weight);

    /// <summary>Similarity with each text, in [0, 1], in the order of the collection.</summary>
    public double[] Similarities(string query)
    {
        var similarities = new double[count];
        foreach (var (feature, weight) in weights.Weigh(NgramFeatures.Of(query)))
        {
            if (!postings.TryGetValue(feature, out var list))
                continue;
            foreach (var posting in list)
                similarities[posting.Text] += weight * posting.Weight;
        }

        return similarities;
    }
}
