namespace EvalKit.Statistics;

/// <summary>Items grouped by the unit they were sampled with (a conversation, a document, a customer).</summary>
internal sealed class ClusterPartition
{
    private readonly int[] clusterOf;

    private ClusterPartition(int[] clusterOf, int[] sizes)
    {
        this.clusterOf = clusterOf;
        Sizes = sizes;
    }

    /// <summary>Number of items of each cluster, in order of first appearance.</summary>
    public int[] Sizes { get; }

    public int Count => Sizes.Length;

    /// <summary>Whether every item is its own cluster, which is the same as no clusters at all.</summary>
    public bool IsTrivial => Count == clusterOf.Length;

    public static ClusterPartition From(ReadOnlySpan<int> clusterIds)
    {
        var seen = new Dictionary<int, int>();
        var sizes = new List<int>();
        var assigned = new int[clusterIds.Length];
        for (var i = 0; i < clusterIds.Length; i++)
        {
            if (!seen.TryGetValue(clusterIds[i], out var index))
            {
                index = sizes.Count;
                seen.Add(clusterIds[i], index);
                sizes.Add(0);
            }

            sizes[index]++;
            assigned[i] = index;
        }

        return new ClusterPartition(assigned, [.. sizes]);
    }

    public int ClusterOf(int item) => clusterOf[item];

    /// <summary>Sum over each cluster of the values minus <paramref name="centre"/>.</summary>
    public double[] Sums(ReadOnlySpan<double> values, double centre = 0)
    {
        var sums = new double[Count];
        for (var i = 0; i < values.Length; i++)
            sums[clusterOf[i]] += values[i] - centre;
        return sums;
    }

    /// <summary>Kish's effective size n^2 / sum of squared cluster sizes: what is left if each cluster moves as one.</summary>
    public double EffectiveSizeOfClusters()
    {
        var squares = 0.0;
        foreach (var size in Sizes)
            squares += (double)size * size;
        return (double)clusterOf.Length * clusterOf.Length / squares;
    }
}
