namespace EvalKit.Statistics;

/// <summary>Resampled values of a statistic, some of which may not be defined.</summary>
internal static class BootstrapDistribution
{
    private const double AllowedUndefined = 0.05;

    /// <summary>Leaves out undefined values and summarises the rest.</summary>
    public static BootstrapResult Summarise(double estimate, double[] values, double level)
    {
        var defined = Array.FindAll(values, double.IsFinite);
        var undefined = values.Length - defined.Length;
        var usable = double.IsFinite(estimate) && AllowsUndefined(undefined, values.Length);
        return new(
            estimate,
            usable ? BootstrapIntervals.Percentile(defined, level) : new(double.NaN, double.NaN),
            defined.Length > 1 ? Math.Sqrt(Moments.Variance(defined)) : double.NaN,
            values.Length,
            undefined);
    }

    /// <summary>Whether so few values are undefined that leaving them out is allowed.</summary>
    public static bool AllowsUndefined(int undefined, int resamples) => undefined <= AllowedUndefined * resamples;
}
