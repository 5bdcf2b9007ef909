using System.Runtime.InteropServices;

namespace EvalKit.Models.Embedded.Text;

/// <summary>
/// Weights a text's features against a fixed collection: (1 + ln tf) * (1 + ln((1 + n) / (1 + df))). Words and pieces of words are scaled
/// to length 1 each before they are joined, so that the many pieces do not drown the words; the joined vector has length 1.
/// </summary>
internal sealed class TfIdfWeights
{
    private readonly Dictionary<ulong, int> documentFrequencies = [];
    private readonly int count;
    private readonly int? buckets;

    /// <param name="collection">Features of every text of the collection.</param>
    /// <param name="buckets">Features are folded into so many; null keeps the whole hash.</param>
    public TfIdfWeights(IReadOnlyList<NgramFeatures> collection, int? buckets)
    {
        count = collection.Count;
        this.buckets = buckets;
        foreach (var bucket in collection.SelectMany(features => features.Words.Keys.Concat(features.Pieces.Keys).Select(Bucket).Distinct()))
            CollectionsMarshal.GetValueRefOrAddDefault(documentFrequencies, bucket, out _)++;
    }

    public Dictionary<ulong, double> Weigh(NgramFeatures features)
    {
        var weights = new Dictionary<ulong, double>(features.Words.Count + features.Pieces.Count);
        Add(weights, Weigh(features.Words), NgramFeatures.WordWeight);
        Add(weights, Weigh(features.Pieces), 1);
        Scale(weights);
        return weights;
    }

    private Dictionary<ulong, double> Weigh(Dictionary<ulong, int> features)
    {
        var counts = new Dictionary<ulong, int>(features.Count);
        foreach (var (feature, occurrences) in features)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, Bucket(feature), out _) += occurrences;
        var weights = counts.ToDictionary(entry => entry.Key, entry => Weight(entry.Key, entry.Value));
        Scale(weights);
        return weights;
    }

    private static void Add(Dictionary<ulong, double> sum, Dictionary<ulong, double> weights, double factor)
    {
        foreach (var (bucket, weight) in weights)
            CollectionsMarshal.GetValueRefOrAddDefault(sum, bucket, out _) += factor * weight;
    }

    private static void Scale(Dictionary<ulong, double> weights)
    {
        var length = Math.Sqrt(weights.Values.Sum(weight => weight * weight));
        foreach (var bucket in weights.Keys)
            weights[bucket] /= length;
    }

    private double Weight(ulong bucket, int occurrences) =>
        (1 + Math.Log(occurrences)) * (1 + Math.Log((1.0 + count) / (1.0 + documentFrequencies.GetValueOrDefault(bucket))));

    private ulong Bucket(ulong feature) => buckets is { } size ? feature % (ulong)size : feature;
}
