namespace EvalKit.Statistics;

/// <summary>Draws weights of items: with replacement, whole clusters at a time where there are clusters.</summary>
internal sealed class ItemResampler(int n, ClusterPartition? clusters, long seed)
{
    private readonly SeededGenerator generator = new(seed);
    private readonly double[] unitCounts = new double[clusters?.Count ?? n];

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
        Array.Clear(unitCounts);
        for (var i = 0; i < unitCounts.Length; i++)
            unitCounts[generator.NextInt32(unitCounts.Length)]++;
        Spread(weights);
    }

    /// <summary>0 or 1 for each item, the same for all items of a cluster.</summary>
    public void DrawCoins(Span<double> weights)
    {
        for (var i = 0; i < unitCounts.Length; i++)
            unitCounts[i] = generator.NextUInt64() >> 63;
        Spread(weights);
    }

    private void Spread(Span<double> weights)
    {
        for (var i = 0; i < weights.Length; i++)
            weights[i] = unitCounts[clusters?.ClusterOf(i) ?? i];
    }
}
