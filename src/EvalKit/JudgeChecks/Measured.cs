using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>A number with its uncertainty.</summary>
/// <param name="Value">The value, or null where it is not defined.</param>
/// <param name="Low">Lower end of the interval, or null when none can be given.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="N">Rows that count.</param>
/// <param name="Interval">The method of the interval.</param>
public sealed record Measured(double? Value, double? Low, double? High, int N, string Interval)
{
    internal static Measured Of(double value, Interval interval, int n, string method) =>
        new(Finite(value), Finite(value) is null ? null : Finite(interval.Low), Finite(value) is null ? null : Finite(interval.High), n, method);

    internal static Measured Of(BootstrapResult result, int n, string method = IntervalMethods.Bootstrap) => Of(result.Estimate, result.Interval, n, method);

    /// <summary>The mean of values, by the interval that a mean of their kind has everywhere.</summary>
    internal static Measured Mean(double[] values, int[] clusters, Interval range, JudgeCheckOptions options)
    {
        if (values.Length == 0)
            return new(null, null, null, 0, IntervalMethods.None);
        var estimate = range == Statistics.Interval.Unit || !range.IsBounded
            ? MeanInterval.Recommended(values, clusters, range, options.Level, options.Seed)
            : PairedMean.Recommended(values, clusters, new Interval(0, range.High), options.Level, options.Seed);
        return Of(values.Average(), estimate.Interval, values.Length, estimate.Method);
    }

    internal static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
