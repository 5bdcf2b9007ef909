namespace EvalKit.Fakes.Endpoints;

/// <summary>
/// A bag of words hashed into a unit vector: equal texts have cosine 1, texts that share words are closer than texts that share none.
/// </summary>
internal static class HashedWords
{
    public static float[] Embed(string text, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (var word in text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var hash = Fnv1A(word);
            vector[hash % (uint)dimensions] += (hash & 0x80000000) == 0 ? 1 : -1;
        }

        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        if (norm == 0)
            vector[0] = norm = 1;
        for (var i = 0; i < dimensions; i++)
            vector[i] /= norm;
        return vector;
    }

    private static uint Fnv1A(string word)
    {
        var hash = 2166136261;
        foreach (var character in word)
            hash = (hash ^ character) * 16777619;
        return hash;
    }
}
