namespace EvalKit.Statistics;

/// <summary>
/// Bootstrap over items for statistics that are functions of sums over items. The same distribution as <see cref="SetBootstrap"/> gives, many times
/// faster where there are many items: a resample adds up rows of numbers, block after block, so that the rows it draws from stay in the cache of the processor.
/// </summary>
public static class SumBootstrap
{
    /// <summary>Resamples that one generator draws.</summary>
    private const int Chunk = 125;

    /// <summary>Percentile interval of a statistic of sums.</summary>
    /// <param name="statistic">The statistic; called once with the sums of the data and once for each resample.</param>
    /// <param name="n">Number of items, at least 1.</param>
    /// <param name="width">How many numbers an item has, at least 1.</param>
    /// <param name="numbers">Writes the finite numbers of an item, the same each time. Called from several threads at once.</param>
    /// <param name="clusterIds">The cluster of each item, drawn whole; or empty.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    public static BootstrapResult Percentile(
        SumStatistic statistic, int n, int width, ItemNumbers numbers, ReadOnlySpan<int> clusterIds, double level, long seed, int resamples = 2_000) =>
        Percentile(statistic, n, width, numbers, clusterIds, level, seed, resamples, threads: 0);

    internal static BootstrapResult Percentile(
        SumStatistic statistic, int n, int width, ItemNumbers numbers, ReadOnlySpan<int> clusterIds, double level, long seed, int resamples, int threads)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(numbers);
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        if (!clusterIds.IsEmpty)
            Guard.SameLength(n, clusterIds.Length, nameof(clusterIds));

        var sampler = new RowSampler(n, width, numbers, clusterIds.IsEmpty ? null : ClusterPartition.From(clusterIds));
        var estimate = statistic(sampler.Sums);
        var values = new double[resamples];
        var chunks = (resamples + Chunk - 1) / Chunk;
        ParallelBlocks.Run(chunks, (long)sampler.Count * resamples, chunk =>
        {
            var first = chunk * Chunk;
            sampler.Draw(SeededGenerator.ForBlock(seed, chunk), values.AsSpan(first, Math.Min(Chunk, resamples - first)), statistic);
        }, threads);
        return BootstrapDistribution.Summarise(estimate, values, level);
    }
}
