namespace EvalKit.Statistics;

/// <summary>Resampled values of a statistic, and the intervals made from them.</summary>
internal static class BootstrapDistribution
{
    private const double AllowedUndefined = 0.05;

    /// <summary>Percentile interval with linear interpolation (type 7).</summary>
    /// <param name="sorted">Values in ascending order.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval Percentile(ReadOnlySpan<double> sorted, double level)
    {
        var tail = (1 - level) / 2;
        return new(Quantile.OfSorted(sorted, tail), Quantile.OfSorted(sorted, 1 - tail));
    }

    /// <summary>Basic (reflected) interval: 2 estimate - percentile.</summary>
    public static Interval Basic(ReadOnlySpan<double> sorted, double estimate, double level)
    {
        var percentile = Percentile(sorted, level);
        return new(2 * estimate - percentile.High, 2 * estimate - percentile.Low);
    }

    /// <summary>Leaves out undefined values and summarises the rest.</summary>
    public static BootstrapResult Summarise(double estimate, double[] values, double level)
    {
        var defined = Array.FindAll(values, double.IsFinite);
        Array.Sort(defined);
        var undefined = values.Length - defined.Length;
        var usable = double.IsFinite(estimate) && AllowsUndefined(undefined, values.Length);
        return new(
            estimate,
            usable ? Percentile(defined, level) : new(double.NaN, double.NaN),
            defined.Length > 1 ? Math.Sqrt(Moments.Variance(defined)) : double.NaN,
            values.Length,
            undefined);
    }

    /// <summary>Whether so few values are undefined that leaving them out is allowed.</summary>
    public static bool AllowsUndefined(int undefined, int resamples) => undefined <= AllowedUndefined * resamples;
}
