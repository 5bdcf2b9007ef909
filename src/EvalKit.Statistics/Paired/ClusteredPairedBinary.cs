namespace EvalKit.Statistics;

/// <summary>Paired pass/fail outcomes in clusters: score inference at the effective number of pairs.</summary>
public static class ClusteredPairedBinary
{
    /// <summary>
    /// Tango's interval with counts scaled to n/deff and the t quantile of C-1 degrees of freedom: the paired analogue of
    /// the clustered Wilson interval (Korn and Graubard 1998). deff is the cluster-robust variance of the mean difference over the variance of
    /// independent pairs, never below 1. With fewer than 5 clusters that hold a flip the error says nothing, and each cluster counts as moving as
    /// one. The interval does not collapse when no item flips.
    /// </summary>
    /// <param name="differences">Candidate minus baseline for each item: -1, 0 or 1.</param>
    /// <param name="clusterIds">The cluster of each item; at least two clusters.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static Interval TangoInterval(ReadOnlySpan<double> differences, ReadOnlySpan<int> clusterIds, double level)
    {
        Guard.Level(level);
        var clusters = ClusterPartition.From(clusterIds);
        Guard.AtLeast(clusters.Count, 2, nameof(clusterIds));
        var scale = EffectivePairs(differences, clusters) / differences.Length;
        var (improved, worsened) = Flips(differences);
        return TangoScore.Interval(
            new PairCounts(improved * scale, worsened * scale, differences.Length * scale),
            StudentTDistribution.Critical(level, clusters.Count - 1));
    }

    /// <summary>The number of independent pairs that carry as much information as the clustered ones.</summary>
    /// <param name="differences">Candidate minus baseline for each item: -1, 0 or 1.</param>
    /// <param name="clusterIds">The cluster of each item.</param>
    public static double EffectivePairs(ReadOnlySpan<double> differences, ReadOnlySpan<int> clusterIds) =>
        EffectivePairs(differences, ClusterPartition.From(clusterIds));

    private static double EffectivePairs(ReadOnlySpan<double> differences, ClusterPartition clusters)
    {
        double pairs = differences.Length;
        var (improved, worsened) = Flips(differences);
        var mean = (improved - worsened) / pairs;
        var error = StandardError.Clustered(differences, clusters);
        if (error > 0)
            pairs = Math.Min(pairs, ((improved + worsened) / pairs - mean * mean) / (error * error));
        return InformativeClusters(differences, clusters) < 5 ? Math.Min(pairs, clusters.EffectiveSizeOfClusters()) : pairs;
    }

    private static int InformativeClusters(ReadOnlySpan<double> differences, ClusterPartition clusters)
    {
        var holdsFlip = new bool[clusters.Count];
        for (var i = 0; i < differences.Length; i++)
            holdsFlip[clusters.ClusterOf(i)] |= differences[i] != 0;
        return holdsFlip.Count(h => h);
    }

    private static (double Improved, double Worsened) Flips(ReadOnlySpan<double> differences)
    {
        var (improved, worsened) = (0, 0);
        foreach (var difference in differences)
        {
            if (difference is not (-1 or 0 or 1))
                throw new ArgumentOutOfRangeException(nameof(differences), difference, "A pass/fail difference is -1, 0 or 1.");
            improved += difference > 0 ? 1 : 0;
            worsened += difference < 0 ? 1 : 0;
        }

        return (improved, worsened);
    }
}
