namespace EvalKit.Statistics;

/// <summary>Mean and spread with compensated sums, so that large offsets and long samples lose no digits.</summary>
internal static class Moments
{
    /// <summary>Sum by Neumaier's compensation.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        var lost = 0.0;
        foreach (var value in values)
        {
            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return double.IsFinite(lost) ? sum + lost : sum;
    }

    /// <summary>Arithmetic mean.</summary>
    public static double Mean(ReadOnlySpan<double> values) => Sum(values) / values.Length;

    /// <summary>Sum of squared deviations from the mean, corrected for the rounding of the mean (Chan, Golub, LeVeque 1983).</summary>
    public static double SquaredDeviations(ReadOnlySpan<double> values, double mean)
    {
        var squares = 0.0;
        var residual = 0.0;
        foreach (var value in values)
        {
            var d = value - mean;
            squares += d * d;
            residual += d;
        }

        return Math.Max(0, squares - residual * residual / values.Length);
    }

    /// <summary>Variance with denominator n-1.</summary>
    public static double Variance(ReadOnlySpan<double> values) => SquaredDeviations(values, Mean(values)) / (values.Length - 1);
}
