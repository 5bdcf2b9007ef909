namespace EvalKit.Statistics;

/// <summary>
/// Bootstrap-t interval of a paired mean difference with repeats: items are drawn, and for each drawn item its repeats in both systems. Drawing
/// repeats as well adds their variance a second time; because each resample is divided by its own standard error, the interval is not widened by it.
/// </summary>
public static class TwoLevelBootstrap
{
    private const int Block = 256;

    /// <summary>Interval of candidate minus baseline.</summary>
    /// <param name="baseline">Scores of the baseline: items by repeats, each item with at least one finite score.</param>
    /// <param name="candidate">Scores of the candidate on the same items; the number of repeats may differ.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="resamples">Number of resamples, at least 100.</param>
    /// <returns>The interval; a bound is infinite where resamples without spread reach into its tail.</returns>
    /// <remarks>
    /// If every item has the same number of repeats in both systems, the differences of the first, second ... repeats are drawn, which keeps what
    /// repeats of one index share; otherwise the repeats of each system are drawn on their own.
    /// </remarks>
    /// <exception cref="ArgumentException">Fewer than two items, or every item has the same difference.</exception>
    public static Interval PairedDifference(
        IReadOnlyList<double[]> baseline, IReadOnlyList<double[]> candidate, double level, long seed, int resamples = 10_000)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        return Compute(baseline, candidate, level, seed, resamples, 0);
    }

    internal static Interval Compute(
        IReadOnlyList<double[]> baseline, IReadOnlyList<double[]> candidate, double level, long seed, int resamples, int threads)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        Guard.SameLength(baseline.Count, candidate.Count, nameof(candidate));
        var differences = new double[baseline.Count];
        for (var i = 0; i < differences.Length; i++)
            differences[i] = Mean(candidate[i]) - Mean(baseline[i]);
        var error = StandardError.OfMean(differences);
        if (error == 0)
            throw new ArgumentException("All item differences are equal: there is no spread to resample.", nameof(candidate));

        var mean = Moments.Mean(differences);
        var sampler = Sampler(baseline, candidate, mean, 1e-12 * Math.Sqrt(Moments.SquaredDeviations(differences, mean) / differences.Length), seed);
        var statistics = new double[resamples];
        ParallelBlocks.Run(
            (resamples + Block - 1) / Block,
            (long)differences.Length * resamples,
            block =>
            {
                var drawn = statistics.AsSpan(block * Block, Math.Min(Block, resamples - block * Block));
                Span<double> squares = stackalloc double[drawn.Length];
                sampler.Draw(SeededGenerator.ForBlock(seed, block), drawn, squares);
                for (var r = 0; r < drawn.Length; r++)
                    drawn[r] = Studentised.Statistic(drawn[r], squares[r], differences.Length, sampler.Rounding);
            },
            threads);
        return Studentised.Interval(mean, error, statistics, level);
    }

    private static ITwoLevelSampler Sampler(IReadOnlyList<double[]> baseline, IReadOnlyList<double[]> candidate, double centre, double rounding, long seed)
    {
        var (old, @new) = (baseline[0].Length, candidate[0].Length);
        if (baseline.Any(scores => scores.Length != old) || candidate.Any(scores => scores.Length != @new))
            return new PlainRepeatSampler(baseline, candidate, centre, rounding);
        if (old == 1 && @new == 1)
            return new OneRepeatSampler([.. candidate.Zip(baseline, (c, b) => c[0] - b[0] - centre)], rounding);
        var generator = SeededGenerator.ForBlock(seed, int.MaxValue);
        return new RepeatCountSampler(
            old == @new ? RepeatRows.Paired(baseline, candidate, centre, generator) : RepeatRows.Separate(baseline, candidate, centre, generator), baseline.Count);
    }

    private static double Mean(double[] repeats)
    {
        Guard.AtLeast(repeats.Length, 1, nameof(repeats));
        return Moments.Mean(repeats);
    }
}
