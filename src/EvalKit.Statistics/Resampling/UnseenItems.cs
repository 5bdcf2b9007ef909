namespace EvalKit.Statistics;

/// <summary>
/// What a statistic of a whole set could be with items that the sample did not happen to hold. Where the items are all alike, or nearly, resampling them shows no
/// spread, however few they are: a score of 1 on ten items would be certain. Wilson's interval of a pass rate of 1 ends at n/(n + z²), Tango's of a difference
/// without a flip at plus and minus z²/(n + z²), as if there were z² more items that all went the other way. The same number of unseen items bounds other statistics.
/// </summary>
/// <remarks>
/// An interval of resamples that is extended to these bounds keeps its level where resamples alone do not, and is the same where there is spread: docs/simulation.md.
/// </remarks>
public static class UnseenItems
{
    /// <summary>z² items; with clusters, whose items may all go one way, as many of average size, by the t quantile of one less than there are.</summary>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="n">Number of items, at least 1.</param>
    /// <param name="clusterIds">The cluster of each item, or empty.</param>
    /// <returns>A number of items above 0; infinite with a single cluster, which says nothing of others.</returns>
    public static double Count(double level, int n, ReadOnlySpan<int> clusterIds)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (clusterIds.IsEmpty)
            return Square(NormalDistribution.Critical(level));
        Guard.SameLength(n, clusterIds.Length, nameof(clusterIds));
        var clusters = ClusterPartition.From(clusterIds).Count;
        return clusters == 1 ? double.PositiveInfinity : Square(StudentTDistribution.Critical(level, clusters - 1)) * n / clusters;
    }

    /// <summary>The bounds if each unseen item counted as the lower end of the range, and as the upper: for statistics that a mean of items resembles.</summary>
    /// <param name="value">The statistic of the sample, in the range.</param>
    /// <param name="n">Number of items, or their weight, above 0.</param>
    /// <param name="unseen">Number of unseen items, or their weight, 0 or more.</param>
    /// <param name="range">The range of the statistic; an infinite end gives an infinite bound.</param>
    public static Interval AtTheEnds(double value, double n, double unseen, Interval range)
    {
        Guard.Positive(n, nameof(n));
        ArgumentOutOfRangeException.ThrowIfNegative(unseen);
        var share = double.IsPositiveInfinity(unseen) ? 1 : unseen / (n + unseen);
        return share == 0 ? new(value, value) : new(value + share * (range.Low - value), value + share * (range.High - value));
    }

    private static double Square(double x) => x * x;
}
