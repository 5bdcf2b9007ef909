namespace EvalKit.Statistics;

/// <summary>
/// Bootstrap over items of which many are equal to the statistic, such as items with the same gold and predicted label: how often each kind of item
/// is drawn is multinomial, so that a resample costs a draw for each kind instead of one for each item. The same distribution as <see cref="SetBootstrap"/> gives.
/// </summary>
public static class GroupBootstrap
{
    /// <summary>Resamples that one generator draws.</summary>
    private const int Chunk = 125;

    /// <summary>Elementary steps that a binomial number counts for.</summary>
    private const long StepsPerDraw = 30;

    /// <summary>Percentile interval of a set-level statistic.</summary>
    /// <param name="statistic">The statistic; its weights say how many items of each group are in the set. Called from several threads at once.</param>
    /// <param name="sizes">The number of items of each group, each at least 1.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    public static BootstrapResult Percentile(WeightedStatistic statistic, ReadOnlySpan<int> sizes, double level, long seed, int resamples = 2_000) =>
        Percentile(statistic, sizes, level, seed, resamples, threads: 0);

    internal static BootstrapResult Percentile(WeightedStatistic statistic, ReadOnlySpan<int> sizes, double level, long seed, int resamples, int threads)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        Guard.AtLeast(sizes.Length, 1, nameof(sizes));
        var groups = sizes.ToArray();
        var items = 0L;
        foreach (var size in groups)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(sizes));
            items += size;
        }
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items, int.MaxValue, nameof(sizes));

        var estimate = statistic(Array.ConvertAll(groups, size => (double)size));
        var values = new double[resamples];
        var chunks = (resamples + Chunk - 1) / Chunk;
        ParallelBlocks.Run(chunks, StepsPerDraw * groups.Length * resamples, chunk =>
        {
            var generator = SeededGenerator.ForBlock(seed, chunk);
            var weights = new double[groups.Length];
            for (var resample = chunk * Chunk; resample < Math.Min(resamples, (chunk + 1) * Chunk); resample++)
            {
                Draw(generator, groups, (int)items, weights);
                values[resample] = statistic(weights);
            }
        }, threads);
        return BootstrapDistribution.Summarise(estimate, values, level);
    }

    private static void Draw(SeededGenerator generator, int[] groups, int items, double[] weights)
    {
        var (drawsLeft, itemsLeft) = (items, items);
        for (var group = 0; group < groups.Length; group++)
        {
            var drawn = BinomialSampler.Next(generator, drawsLeft, (double)groups[group] / itemsLeft);
            weights[group] = drawn;
            drawsLeft -= drawn;
            itemsLeft -= groups[group];
        }
    }
}
