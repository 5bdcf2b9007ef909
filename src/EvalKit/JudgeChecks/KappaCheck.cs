using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>Chance-corrected agreement with intervals.</summary>
internal static class KappaCheck
{
    /// <value>The default value is 64 different values: beyond, alpha has no interval, which takes the square of their number for every resample.</value>
    private const int MostResampled = 64;

    /// <value>The default value is 500 different values: beyond, alpha is left out.</value>
    private const int MostValues = 500;

    /// <summary>Cohen's kappa with a percentile bootstrap, extended by what items that were not drawn could do where all verdicts agree.</summary>
    public static Measured Of(int[] first, int[] second, int categories, KappaWeights weights, int[] clusters, JudgeCheckOptions options)
    {
        var result = SetBootstrap.Percentile(Kappa, first.Length, clusters, options.Level, options.Seed);
        var measured = Measured.Of(result, first.Length);
        if (measured is not { Low: { } low, High: { } high, Value: { } value } || high > low)
            return measured;
        // Every resample agrees: as Wilson's interval of a perfect share, it ends where a few unseen disagreements would put it.
        var bound = Unseen(first, second, categories, weights, UnseenItems.Count(options.Level, first.Length, clusters));
        return double.IsFinite(bound) ? measured with { Low = Math.Min(bound, value), Interval = IntervalMethods.BootstrapUnseen } : measured with { Low = null, High = null, Interval = IntervalMethods.None };

        double Kappa(ReadOnlySpan<double> drawn)
        {
            var counts = new double[categories, categories];
            for (var i = 0; i < drawn.Length; i++)
                counts[first[i], second[i]] += drawn[i];
            return CohenKappa.FromCounts(counts, weights);
        }
    }

    /// <summary>Kappa if so many more items had been rated apart, as far as the scale reaches.</summary>
    private static double Unseen(int[] first, int[] second, int categories, KappaWeights weights, double unseen)
    {
        if (categories < 2 || double.IsInfinity(unseen))
            return double.NaN;
        var counts = new double[categories, categories];
        for (var i = 0; i < first.Length; i++)
            counts[first[i], second[i]]++;
        counts[0, categories - 1] += unseen / 2;
        counts[categories - 1, 0] += unseen / 2;
        return CohenKappa.FromCounts(counts, weights);
    }

    /// <summary>Krippendorff's alpha of raters by items, NaN where a rater gave none; without an interval where it would have no width.</summary>
    public static Measured Alpha(IReadOnlyList<double[]> ratings, MeasurementLevel measurement, int[] clusters, JudgeCheckOptions options)
    {
        var values = ratings.SelectMany(r => r).Where(double.IsFinite).Distinct().Count();
        var items = Enumerable.Range(0, ratings[0].Length).Count(i => ratings.Count(r => !double.IsNaN(r[i])) > 1);
        if (items == 0 || values > MostValues)
            return new Measured(null, null, null, items, IntervalMethods.None);
        var alpha = Measured.Finite(KrippendorffAlpha.FromRatings(ratings, measurement));
        if (alpha is null || values > MostResampled)
            return new Measured(alpha, null, null, items, IntervalMethods.None);
        var resampled = KrippendorffAlpha.Interval(ratings, measurement, clusters, options.Level, options.Seed);
        return resampled.Interval.Width > 0
            ? Measured.Of(resampled, items) with { Value = alpha }
            : new Measured(alpha, null, null, items, IntervalMethods.None);
    }
}
