namespace EvalKit.Statistics;

/// <summary>The terms of the BCa interval (Efron and Tibshirani 1993, chapter 14).</summary>
internal static class BiasCorrection
{
    /// <summary>z0: how far the estimate lies from the median of its resamples; ties count half.</summary>
    public static double Bias(ReadOnlySpan<double> distribution, double estimate)
    {
        double below = 0;
        foreach (var value in distribution)
            below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
        return NormalDistribution.Quantile(below / distribution.Length);
    }

    /// <summary>Acceleration from the skewness of the jackknife; NaN if it has no spread.</summary>
    public static double Acceleration(ReadOnlySpan<double> jackknife)
    {
        var mean = Moments.Mean(jackknife);
        double squares = 0, cubes = 0;
        foreach (var value in jackknife)
        {
            var d = mean - value;
            squares += d * d;
            cubes += d * d * d;
        }

        return cubes / (6 * Math.Pow(squares, 1.5));
    }

    /// <summary>The quantiles of the distribution that bound the interval.</summary>
    public static Interval Positions(ReadOnlySpan<double> distribution, double estimate, ReadOnlySpan<double> jackknife, double level)
    {
        var z0 = Bias(distribution, estimate);
        var a = Acceleration(jackknife);
        var z = NormalDistribution.Critical(level);
        return new(Position(-z), Position(z));

        double Position(double quantile) => NormalDistribution.Cdf(z0 + (z0 + quantile) / (1 - a * (z0 + quantile)));
    }
}
