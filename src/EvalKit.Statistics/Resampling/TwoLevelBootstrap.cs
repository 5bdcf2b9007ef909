namespace EvalKit.Statistics;

/// <summary>
/// Bootstrap-t interval of a paired mean difference with repeats: items are drawn, and for each drawn item its repeats in both systems. Drawing
/// repeats as well adds their variance a second time; because each resample is divided by its own standard error, the interval is not widened by it.
/// </summary>
public static class TwoLevelBootstrap
{
    /// <summary>Interval of candidate minus baseline.</summary>
    /// <param name="baseline">Scores of the baseline: items by repeats, each item with at least one finite score.</param>
    /// <param name="candidate">Scores of the candidate on the same items; the number of repeats may differ.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="resamples">Number of resamples, at least 100.</param>
    /// <returns>The interval; a bound is infinite where resamples without spread reach into its tail.</returns>
    /// <exception cref="ArgumentException">Fewer than two items, or every item has the same difference.</exception>
    public static Interval PairedDifference(
        IReadOnlyList<double[]> baseline, IReadOnlyList<double[]> candidate, double level, long seed, int resamples = 10_000)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        Guard.Level(level);
        Guard.SameLength(baseline.Count, candidate.Count, nameof(candidate));
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var differences = new double[baseline.Count];
        for (var i = 0; i < differences.Length; i++)
            differences[i] = Mean(candidate[i]) - Mean(baseline[i]);
        var error = StandardError.OfMean(differences);
        if (error == 0)
            throw new ArgumentException("All item differences are equal: there is no spread to resample.", nameof(candidate));

        var mean = Moments.Mean(differences);
        var generator = new SeededGenerator(seed);
        var statistics = new double[resamples];
        for (var r = 0; r < resamples; r++)
        {
            for (var i = 0; i < differences.Length; i++)
            {
                var item = generator.NextInt32(differences.Length);
                differences[i] = ResampledMean(candidate[item], generator) - ResampledMean(baseline[item], generator);
            }

            statistics[r] = Studentised(differences, mean);
        }

        Array.Sort(statistics);
        var tail = (1 - level) / 2;
        return new(mean - Quantile.OfSorted(statistics, 1 - tail) * error, mean - Quantile.OfSorted(statistics, tail) * error);
    }

    private static double Mean(double[] repeats)
    {
        Guard.AtLeast(repeats.Length, 1, nameof(repeats));
        return Moments.Mean(repeats);
    }

    private static double ResampledMean(double[] repeats, SeededGenerator generator)
    {
        if (repeats.Length == 1)
            return repeats[0];
        var sum = 0.0;
        for (var k = 0; k < repeats.Length; k++)
            sum += repeats[generator.NextInt32(repeats.Length)];
        return sum / repeats.Length;
    }

    private static double Studentised(double[] differences, double mean)
    {
        var shift = Moments.Mean(differences) - mean;
        var error = Math.Sqrt(Moments.Variance(differences) / differences.Length);
        if (error > 0)
            return shift / error;
        return shift == 0 ? 0 : double.CopySign(double.PositiveInfinity, shift);
    }
}
