namespace EvalKit.Statistics;

/// <summary>
/// Bootstrap over items for statistics that are not means. Resamples in which the statistic is NaN or infinite (a class without an item,
/// say) are counted and left out; if they are more than 5 % of all, the interval is NaN, because its tails would be a matter of which
/// resamples were left out.
/// </summary>
public static class SetBootstrap
{
    /// <summary>
    /// Percentile interval of a set-level statistic. Has no width where all resamples agree, as at a perfect score: extend it by <see cref="UnseenItems"/>.
    /// </summary>
    /// <param name="statistic">The statistic; called once with weights of 1 and once for each resample.</param>
    /// <param name="n">Number of items, at least 1.</param>
    /// <param name="clusterIds">The cluster of each item, drawn whole; or empty.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    public static BootstrapResult Percentile(
        WeightedStatistic statistic, int n, ReadOnlySpan<int> clusterIds, double level, long seed, int resamples = 2_000)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var resampler = ItemResampler.Create(n, clusterIds, seed);
        var weights = new double[n];
        Array.Fill(weights, 1);
        var estimate = statistic(weights);
        var values = new double[resamples];
        for (var r = 0; r < resamples; r++)
        {
            resampler.Draw(weights);
            values[r] = statistic(weights);
        }

        return BootstrapDistribution.Summarise(estimate, values, level);
    }

    /// <summary>
    /// Difference of the statistic between two systems on the same items: paired percentile bootstrap for the interval (both systems get the
    /// same resampled items; Koehn 2004) and approximate randomisation for the p-value (outputs are swapped item by item; Noreen 1989,
    /// Riezler and Maxwell 2005).
    /// </summary>
    /// <param name="statistic">The statistic of a set of outputs of both systems.</param>
    /// <param name="n">Number of items, at least 1.</param>
    /// <param name="clusterIds">The cluster of each item, drawn and swapped whole; or empty.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="resamples">Number of resamples, and of swaps, at least 1.</param>
    public static PairedResamplingResult PairedDifference(
        PairedWeightedStatistic statistic, int n, ReadOnlySpan<int> clusterIds, double level, long seed, int resamples = 2_000)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        var none = new double[n];
        var bootstrap = Percentile(
            weights => statistic(none, weights) - statistic(weights, none), n, clusterIds, level, seed, resamples);
        var randomisation = ApproximateRandomisation.PValue(statistic, n, clusterIds, bootstrap.Estimate, seed, resamples);
        return new(
            bootstrap.Estimate,
            bootstrap.Interval,
            randomisation.PValue,
            bootstrap.StandardError,
            resamples,
            Math.Max(bootstrap.Undefined, randomisation.Undefined));
    }
}
