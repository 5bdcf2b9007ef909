namespace EvalKit.Statistics;

/// <summary>Draws weights of items: with replacement, whole clusters at a time where there are clusters.</summary>
internal sealed class ItemResampler(int n, ClusterPartition? clusters, long seed)
{
    private readonly SeededGenerator generator = new(seed);
    private readonly int[] indices = new int[clusters?.Count ?? n];
    private readonly double[] unitWeights = new double[clusters?.Count ?? 0];

    public static ItemResampler Create(int n, ReadOnlySpan<int> clusterIds, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (clusterIds.IsEmpty)
            return new(n, null, seed);
        Guard.SameLength(n, clusterIds.Length, nameof(clusterIds));
        return new(n, ClusterPartition.From(clusterIds), seed);
    }

    /// <summary>How often each item occurs in a resample of as many units as there are.</summary>
    public void Draw(Span<double> weights)
    {
        var counts = clusters is null ? weights : unitWeights.AsSpan();
        counts.Clear();
        generator.NextIndices(indices, counts.Length);
        foreach (var index in indices)
            counts[index]++;
        SpreadOverClusters(weights);
    }

    /// <summary>0 or 1 for each item, the same for all items of a cluster.</summary>
    public void DrawCoins(Span<double> weights)
    {
        var coins = clusters is null ? weights : unitWeights.AsSpan();
        for (var i = 0; i < coins.Length; i++)
            coins[i] = generator.NextUInt64() >> 63;
        SpreadOverClusters(weights);
    }

    private void SpreadOverClusters(Span<double> weights)
    {
        if (clusters is null)
            return;
        for (var i = 0; i < weights.Length; i++)
            weights[i] = unitWeights[clusters.ClusterOf(i)];
    }
}
