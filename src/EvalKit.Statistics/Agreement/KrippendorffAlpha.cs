namespace EvalKit.Statistics;

/// <summary>Krippendorff's alpha: agreement of any number of raters, with missing ratings (Krippendorff 2011).</summary>
public static class KrippendorffAlpha
{
    /// <summary>Alpha.</summary>
    /// <param name="ratings">Raters by items; NaN where a rater did not rate an item. Items with fewer than two ratings are left out.</param>
    /// <param name="measurement">What the numbers mean.</param>
    /// <returns>Alpha, at most 1; NaN where no item has two ratings or only one value occurs.</returns>
    public static double FromRatings(IReadOnlyList<double[]> ratings, MeasurementLevel measurement) => FromRatings(ratings, measurement, []);

    /// <summary>Alpha of items that count more than once, as in a resample of them.</summary>
    /// <param name="ratings">Raters by items; NaN where a rater did not rate an item.</param>
    /// <param name="measurement">What the numbers mean.</param>
    /// <param name="weights">How often each item counts, 0 or more; empty for once each.</param>
    /// <returns>Alpha, at most 1; NaN where no item has two ratings or only one value occurs.</returns>
    public static double FromRatings(IReadOnlyList<double[]> ratings, MeasurementLevel measurement, ReadOnlySpan<double> weights)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Guard.AtLeast(ratings.Count, 1, nameof(ratings));
        foreach (var rater in ratings)
            Guard.SameLength(ratings[0].Length, rater.Length, nameof(ratings));
        if (!weights.IsEmpty)
            Guard.SameLength(ratings[0].Length, weights.Length, nameof(weights));
        var values = Values(ratings);
        return Alpha(values, Items(ratings, values), weights, measurement);
    }

    /// <summary>Seeded percentile bootstrap of alpha over items.</summary>
    /// <param name="ratings">Raters by items; NaN where a rater did not rate an item.</param>
    /// <param name="measurement">What the numbers mean.</param>
    /// <param name="clusterIds">The cluster of each item, drawn whole; or empty.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="resamples">Number of resamples, at least 100.</param>
    /// <returns>NaN ends where alpha is undefined in more than 5 % of the resamples.</returns>
    /// <remarks>Time grows with the square of the number of different values.</remarks>
    public static BootstrapResult Interval(
        IReadOnlyList<double[]> ratings, MeasurementLevel measurement, ReadOnlySpan<int> clusterIds, double level, long seed, int resamples = 1_000)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Guard.AtLeast(ratings.Count, 1, nameof(ratings));
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var values = Values(ratings);
        var items = Items(ratings, values);
        return SetBootstrap.Percentile(weights => Alpha(values, items, weights, measurement), items.Length, clusterIds, level, seed, resamples);
    }

    private static double[] Values(IReadOnlyList<double[]> ratings) => [.. ratings.SelectMany(rater => rater).Where(value => !double.IsNaN(value)).Distinct().Order()];

    /// <summary>For each item the values that it got, with how many raters gave them.</summary>
    private static (int Value, int Count)[][] Items(IReadOnlyList<double[]> ratings, double[] values) =>
    [
        .. Enumerable.Range(0, ratings[0].Length).Select(item => ratings.Select(rater => rater[item]).Where(v => !double.IsNaN(v))
            .GroupBy(v => v).Select(g => (Array.BinarySearch(values, g.Key), g.Count())).ToArray()),
    ];

    private static double Alpha(double[] values, (int Value, int Count)[][] items, ReadOnlySpan<double> weights, MeasurementLevel measurement)
    {
        var coincidences = new double[values.Length, values.Length];
        var totals = new double[values.Length];
        for (var item = 0; item < items.Length; item++)
        {
            var raters = items[item].Sum(v => v.Count);
            var weight = weights.IsEmpty ? 1 : weights[item];
            if (raters < 2 || weight == 0)
                continue;
            foreach (var (value, count) in items[item])
            {
                foreach (var (other, times) in items[item])
                    coincidences[value, other] += weight * count * (times - (value == other ? 1 : 0)) / (raters - 1);
                totals[value] += weight * count;
            }
        }

        return Alpha(values, coincidences, totals, measurement);
    }

    private static double Alpha(double[] values, double[,] coincidences, double[] totals, MeasurementLevel measurement)
    {
        double observed = 0, expected = 0;
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + 1; j < values.Length; j++)
            {
                var distance = SquaredDistance(values, totals, i, j, measurement);
                observed += coincidences[i, j] * distance;
                expected += totals[i] * totals[j] * distance;
            }
        }

        return expected == 0 ? double.NaN : 1 - (totals.Sum() - 1) * observed / expected;
    }

    private static double SquaredDistance(double[] values, double[] totals, int i, int j, MeasurementLevel measurement)
    {
        var difference = values[j] - values[i];
        return measurement switch
        {
            MeasurementLevel.Ordinal => Square(totals[i..(j + 1)].Sum() - (totals[i] + totals[j]) / 2),
            MeasurementLevel.Interval => Square(difference),
            MeasurementLevel.Ratio => Square(difference / (values[i] + values[j])),
            _ => 1,
        };
    }

    private static double Square(double value) => value * value;
}
