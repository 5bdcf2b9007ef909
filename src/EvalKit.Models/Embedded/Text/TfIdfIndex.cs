namespace EvalKit.Models.Embedded.Text;

/// <summary>
/// Cosine similarity of a query with every text of a fixed collection, over an inverted index of hashed features.
/// Weights are (1 + ln tf) * (1 + ln((1 + n) / (1 + df))). Words and pieces of words are scaled to length 1 each before they are joined, so that the many
/// pieces do not drown the words.
/// </summary>
internal sealed class TfIdfIndex
{
    private readonly Dictionary<ulong, List<Posting>> postings = [];
    private readonly Func<ulong, ulong> bucket;
    private readonly int count;

    /// <param name="texts">The collection.</param>
    /// <param name="dimensions">Features are folded into so many buckets; null keeps the whole hash.</param>
    public TfIdfIndex(IReadOnlyList<string> texts, int? dimensions)
    {
        count = texts.Count;
        bucket = dimensions is { } size ? hash => hash % (ulong)size : hash => hash;
        var features = texts.Select(Bucketed).ToList();
        foreach (var feature in features.SelectMany(blocks => blocks.SelectMany(block => block.Keys).Distinct()))
            PostingsOf(feature).Add(default);
        var frequencies = postings.ToDictionary(entry => entry.Key, entry => entry.Value.Count);
        foreach (var list in postings.Values)
            list.Clear();

        for (var index = 0; index < count; index++)
        {
            foreach (var (feature, weight) in Weigh(features[index], frequencies))
                PostingsOf(feature).Add(new Posting(index, weight));
        }

        documentFrequencies = frequencies;
    }

    private readonly Dictionary<ulong, int> documentFrequencies;

    private readonly record struct Posting(int Text, double Weight);

    /// <summary>Similarity with each text, in [0, 1], in the order of the collection.</summary>
    public double[] Similarities(string query)
    {
        var similarities = new double[count];
        foreach (var (feature, weight) in Weigh(Bucketed(query), documentFrequencies))
        {
            if (!postings.TryGetValue(feature, out var list))
                continue;
            foreach (var posting in list)
                similarities[posting.Text] += weight * posting.Weight;
        }

        return similarities;
    }

    private List<Posting> PostingsOf(ulong feature)
    {
        if (!postings.TryGetValue(feature, out var list))
            postings[feature] = list = [];
        return list;
    }

    private IReadOnlyList<Dictionary<ulong, int>> Bucketed(string text)
    {
        var features = NgramFeatures.Of(text);
        return [Bucketed(features.Words), Bucketed(features.Pieces)];
    }

    private Dictionary<ulong, int> Bucketed(Dictionary<ulong, int> features)
    {
        var buckets = new Dictionary<ulong, int>(features.Count);
        foreach (var (feature, occurrences) in features)
            buckets[bucket(feature)] = buckets.GetValueOrDefault(bucket(feature)) + occurrences;
        return buckets;
    }

    private Dictionary<ulong, double> Weigh(IReadOnlyList<Dictionary<ulong, int>> blocks, Dictionary<ulong, int> frequencies)
    {
        var weights = new Dictionary<ulong, double>();
        foreach (var block in blocks)
        {
            var weighted = block.ToDictionary(entry => entry.Key, entry => Weight(entry.Value, frequencies.GetValueOrDefault(entry.Key)));
            var length = Math.Sqrt(weighted.Values.Sum(weight => weight * weight) * blocks.Count);
            foreach (var (feature, weight) in weighted)
                weights[feature] = weights.GetValueOrDefault(feature) + (weight / length);
        }

        return weights;
    }

    private double Weight(int occurrences, int frequency) =>
        (1 + Math.Log(occurrences)) * (1 + Math.Log((1.0 + count) / (1.0 + frequency)));
}
