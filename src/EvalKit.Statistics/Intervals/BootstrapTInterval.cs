namespace EvalKit.Statistics;

/// <summary>Bootstrap-t interval of a mean.</summary>
internal static class BootstrapTInterval
{
    public static Interval Compute(ReadOnlySpan<double> values, double level, long seed, int resamples)
    {
        var error = StandardError.OfMean(values);
        if (error == 0)
            throw new ArgumentException("All values are equal: there is no spread to resample.", nameof(values));
        var mean = Moments.Mean(values);
        var statistics = Statistics(values, mean, seed, resamples);
        Array.Sort(statistics);
        var tail = (1 - level) / 2;
        return new(mean - Quantile.OfSorted(statistics, 1 - tail) * error, mean - Quantile.OfSorted(statistics, tail) * error);
    }

    private static double[] Statistics(ReadOnlySpan<double> values, double mean, long seed, int resamples)
    {
        var n = values.Length;
        var centred = new double[n];
        for (var i = 0; i < n; i++)
            centred[i] = values[i] - mean;
        var negligible = 1e-12 * Math.Sqrt(Moments.SquaredDeviations(values, mean) / n);
        var generator = new SeededGenerator(seed);
        var indices = new int[n];
        var statistics = new double[resamples];
        for (var r = 0; r < resamples; r++)
        {
            double sum = 0, squares = 0;
            generator.NextIndices(indices, n);
            foreach (var index in indices)
            {
                var value = centred[index];
                sum += value;
                squares += value * value;
            }

            var shift = sum / n;
            var error = Math.Sqrt(Math.Max(0, squares - n * shift * shift) / (n - 1) / n);
            statistics[r] = error > negligible ? shift / error : Math.Abs(shift) <= negligible ? 0 : double.CopySign(double.PositiveInfinity, shift);
        }

        return statistics;
    }
}
