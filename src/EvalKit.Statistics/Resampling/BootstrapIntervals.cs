namespace EvalKit.Statistics;

/// <summary>
/// Intervals made from resampled values of a statistic. EvalKit itself reports percentile intervals; the others are here to reproduce
/// numbers of other tools.
/// </summary>
public static class BootstrapIntervals
{
    /// <summary>Percentile interval, with quantiles of type 7.</summary>
    /// <param name="distribution">Resampled values, none of them NaN; at least one.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static Interval Percentile(ReadOnlySpan<double> distribution, double level)
    {
        Guard.Level(level);
        var tail = (1 - level) / 2;
        return Between(distribution, tail, 1 - tail);
    }

    /// <summary>Basic interval: the percentile interval reflected at the estimate.</summary>
    /// <param name="distribution">Resampled values, none of them NaN; at least one.</param>
    /// <param name="estimate">The statistic of the data.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static Interval Basic(ReadOnlySpan<double> distribution, double estimate, double level)
    {
        var percentile = Percentile(distribution, level);
        return new(2 * estimate - percentile.High, 2 * estimate - percentile.Low);
    }

    /// <summary>
    /// Bias-corrected and accelerated interval (Efron 1987). Ties with the estimate count half in the bias term, as in scipy. Not recommended: it
    /// covers less than its level on small and on discrete samples.
    /// </summary>
    /// <param name="distribution">Resampled values, none of them NaN; at least one.</param>
    /// <param name="estimate">The statistic of the data.</param>
    /// <param name="jackknife">The statistic with each item left out in turn.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <returns>The interval; NaN ends if all jackknife values are equal or every resample lies on one side of the estimate.</returns>
    public static Interval BiasCorrectedAccelerated(
        ReadOnlySpan<double> distribution, double estimate, ReadOnlySpan<double> jackknife, double level)
    {
        Guard.Level(level);
        var positions = BiasCorrection.Positions(distribution, estimate, jackknife, level);
        return double.IsNaN(positions.Low) || double.IsNaN(positions.High)
            ? new(double.NaN, double.NaN)
            : Between(distribution, positions.Low, positions.High);
    }

    private static Interval Between(ReadOnlySpan<double> distribution, double low, double high)
    {
        var sorted = distribution.ToArray();
        Array.Sort(sorted);
        return new(Quantile.OfSorted(sorted, low), Quantile.OfSorted(sorted, high));
    }
}
