using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Embedded.Embeddings;

/// <summary>
/// The hashing trick (Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask Learning"): each feature adds 1 + ln tf with the
/// sign of its hash to one dimension, so that collisions cancel in expectation. Length 1, or all zeros for a text without words.
/// </summary>
internal sealed class HashedEmbedder(int dimensions)
{
    public ReadOnlyMemory<float> Embed(string text)
    {
        var features = NgramFeatures.Of(WellFormed.Text(text, EmbeddedLimits.Characters));
        var sum = new double[dimensions];
        Add(sum, features.Words, NgramFeatures.WordWeight);
        Add(sum, features.Pieces, 1);
        var length = Length(sum);
        return length == 0 ? new float[dimensions] : Array.ConvertAll(sum, value => (float)(value / length));
    }

    private void Add(double[] sum, Dictionary<ulong, int> features, double weight)
    {
        var block = new double[dimensions];
        foreach (var (feature, occurrences) in features)
            block[feature % (ulong)dimensions] += (1 + Math.Log(occurrences)) * (feature >> 63 == 0 ? 1 : -1);
        var length = Length(block);
        for (var dimension = 0; length > 0 && dimension < dimensions; dimension++)
            sum[dimension] += weight * block[dimension] / length;
    }

    private static double Length(double[] vector) => Math.Sqrt(vector.Sum(value => value * value));
}
