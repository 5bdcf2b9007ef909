namespace EvalKit.Statistics;

/// <summary>
/// Delete-a-group jackknife (Shao and Tu 1995, chapter 2) for statistics that a resample with duplicates distorts, such as the number of different words of a set: items drawn twice add
/// none, so that a bootstrap tells of another quantity. Leaving items out does not do that, and errs on the wide side (Efron and Stein 1981).
/// </summary>
public static class GroupJackknife
{
    /// <summary>The statistic with t interval and standard error.</summary>
    /// <param name="statistic">The statistic; called with weights of 1, and of 0 for the items of one group after the other.</param>
    /// <param name="n">Number of items, at least 1.</param>
    /// <param name="clusterIds">The cluster of each item, left out whole; or empty.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the division into groups.</param>
    /// <param name="groups">The most groups, at least 2; with as many as items it is the ordinary jackknife.</param>
    /// <returns>The result; its interval is NaN with fewer than two items or clusters, or where the statistic of some group is not defined.</returns>
    public static BootstrapResult Interval(WeightedStatistic statistic, int n, ReadOnlySpan<int> clusterIds, double level, long seed, int groups = 100)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        var (groupOf, count) = Divide(n, clusterIds, seed, groups);
        var weights = new double[n];
        Array.Fill(weights, 1);
        var estimate = statistic(weights);
        var values = new double[count];
        for (var group = 0; group < count; group++)
        {
            for (var item = 0; item < n; item++)
                weights[item] = groupOf[item] == group ? 0 : 1;
            values[group] = count > 1 ? statistic(weights) : double.NaN;
        }

        var undefined = values.Count(value => !double.IsFinite(value));
        if (undefined > 0 || !double.IsFinite(estimate))
            return new(estimate, new(double.NaN, double.NaN), double.NaN, count, undefined);
        var error = Math.Sqrt(Moments.Variance(values) * (count - 1) * (count - 1) / count);
        var half = StudentTDistribution.Critical(level, count - 1) * error;
        return new(estimate, new(estimate - half, estimate + half), error, count, 0);
    }

    /// <summary>Difference between two systems on the same items: jackknife for the interval, approximate randomisation for the p-value.</summary>
    /// <param name="statistic">The statistic of a set of outputs of both systems.</param>
    /// <param name="n">Number of items, at least 1.</param>
    /// <param name="clusterIds">The cluster of each item, left out and swapped whole; or empty.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of groups and swaps.</param>
    /// <param name="swaps">Number of swaps, at least 1.</param>
    public static PairedResamplingResult PairedDifference(
        PairedWeightedStatistic statistic, int n, ReadOnlySpan<int> clusterIds, double level, long seed, int swaps = 2_000)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(swaps, 1);
        var none = new double[n];
        var jackknife = Interval(weights => statistic(none, weights) - statistic(weights, none), n, clusterIds, level, seed);
        var randomisation = ApproximateRandomisation.PValue(statistic, n, clusterIds, jackknife.Estimate, seed, swaps);
        return new(jackknife.Estimate, jackknife.Interval, randomisation.PValue, jackknife.StandardError, swaps, Math.Max(jackknife.Undefined, randomisation.Undefined));
    }

    private static (int[] GroupOf, int Count) Divide(int n, ReadOnlySpan<int> clusterIds, long seed, int groups)
    {
        if (!clusterIds.IsEmpty)
            Guard.SameLength(n, clusterIds.Length, nameof(clusterIds));
        var clusters = clusterIds.IsEmpty ? null : ClusterPartition.From(clusterIds);
        var units = new int[clusters?.Count ?? n];
        for (var unit = 0; unit < units.Length; unit++)
            units[unit] = unit % groups;
        new SeededGenerator(seed).Shuffle(units.AsSpan());
        var groupOf = new int[n];
        for (var item = 0; item < n; item++)
            groupOf[item] = units[clusters?.ClusterOf(item) ?? item];
        return (groupOf, Math.Min(groups, units.Length));
    }
}
