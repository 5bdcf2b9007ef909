namespace EvalKit.Statistics;

/// <summary>Distribution-free interval of a quantile from order statistics.</summary>
public static class QuantileInterval
{
    /// <summary>
    /// The interval between the order statistics whose ranks are n p -+ z sqrt(n p (1-p)), rounded outwards (Conover 1999, section 3.2, normal
    /// approximation of the binomial ranks). An end beyond the sample is NaN: so few values do not bound that side.
    /// </summary>
    /// <param name="sorted">Values in ascending order, at least one.</param>
    /// <param name="p">The quantile's probability, in (0, 1).</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static Interval OfSorted(ReadOnlySpan<double> sorted, double p, double level)
    {
        Guard.Level(level);
        Guard.AtLeast(sorted.Length, 1, nameof(sorted));
        Guard.Probability(p, nameof(p));
        var spread = NormalDistribution.Critical(level) * Math.Sqrt(sorted.Length * p * (1 - p));
        var low = (int)Math.Floor(sorted.Length * p - spread) - 1;
        var high = (int)Math.Ceiling(sorted.Length * p + spread);
        return new(low < 0 ? double.NaN : sorted[low], high >= sorted.Length ? double.NaN : sorted[high]);
    }
}
