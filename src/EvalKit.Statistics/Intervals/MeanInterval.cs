namespace EvalKit.Statistics;

/// <summary>Two-sided intervals of the mean of one metric. Collapse repeats to one value for each item first.</summary>
public static class MeanInterval
{
    /// <summary>Student's t interval.</summary>
    /// <param name="values">At least two finite values.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <remarks>Has zero width for a constant sample: use <see cref="Recommended"/>, which does not.</remarks>
    public static Interval StudentT(ReadOnlySpan<double> values, double level)
    {
        Guard.Level(level);
        var error = StandardError.OfMean(values);
        return Around(Moments.Mean(values), StudentTDistribution.Critical(level, values.Length - 1) * error);
    }

    /// <summary>t interval with the cluster-robust error, factor C/(C-1) and C-1 degrees of freedom.</summary>
    /// <param name="values">Finite values.</param>
    /// <param name="clusterIds">The cluster of each value; at least two clusters.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static Interval Clustered(ReadOnlySpan<double> values, ReadOnlySpan<int> clusterIds, double level)
    {
        Guard.Level(level);
        var error = StandardError.Clustered(values, clusterIds);
        var clusters = ClusterPartition.From(clusterIds);
        return Around(Moments.Mean(values), StudentTDistribution.Critical(level, clusters.Count - 1) * error);
    }

    /// <summary>Bootstrap-t interval (Efron and Tibshirani 1993, chapter 12): the t quantiles are replaced by those of resampled t statistics.</summary>
    /// <param name="values">At least two finite values that are not all equal.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="resamples">Number of resamples.</param>
    /// <remarks>
    /// A resample without spread has an infinite t statistic of the sign of its deviation: dropping it would cut off the tails. Where such
    /// resamples reach into a tail the bound is infinite, and the caller clips it to the range of the metric.
    /// </remarks>
    public static Interval BootstrapT(ReadOnlySpan<double> values, double level, long seed, int resamples = 10_000)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        return BootstrapTInterval.Compute(values, level, seed, resamples);
    }

    /// <summary>Welch's interval of the difference of the means of two independent samples (Welch 1947).</summary>
    /// <param name="first">At least two finite values.</param>
    /// <param name="second">At least two finite values.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <returns>The interval of first minus second; NaN ends where neither sample has any spread.</returns>
    public static Interval Welch(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level)
    {
        Guard.Level(level);
        var (errorOfFirst, errorOfSecond) = (StandardError.OfMean(first), StandardError.OfMean(second));
        var error = double.Hypot(errorOfFirst, errorOfSecond);
        if (error == 0)
            return new(double.NaN, double.NaN);
        var degrees = Math.Pow(error, 4) / (Math.Pow(errorOfFirst, 4) / (first.Length - 1) + Math.Pow(errorOfSecond, 4) / (second.Length - 1));
        return Around(Moments.Mean(first) - Moments.Mean(second), StudentTDistribution.Critical(level, degrees) * error);
    }

    /// <summary>
    /// Hedged betting interval for any distribution on [0, 1] (Waudby-Smith and Ramdas 2024, "Estimating means of bounded random variables by
    /// betting", hedged capital at a fixed n with bets truncated at 3/4). Needs no variance: it has positive width for a constant sample.
    /// </summary>
    /// <param name="values">Values in [0, 1], in an order that does not depend on them; at least one.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static Interval HedgedBetting(ReadOnlySpan<double> values, double level)
    {
        Guard.Level(level);
        Guard.AtLeast(values.Length, 1, nameof(values));
        foreach (var value in values)
        {
            if (!(value >= 0 && value <= 1))
                throw new ArgumentOutOfRangeException(nameof(values), value, "The betting interval is for scores between 0 and 1.");
        }

        return BettingInterval.Compute(values, [], level);
    }

    /// <summary>The interval that EvalKit reports for a metric, and the name of its method.</summary>
    /// <param name="values">One finite value for each item, in <paramref name="range"/>.</param>
    /// <param name="clusterIds">The cluster of each value, or empty when items are independent.</param>
    /// <param name="range">The range of the metric: <see cref="Interval.Unit"/> for scores, <see cref="Interval.Unbounded"/> or half-open ranges for cost and latency.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the bootstrap and of the order of bets.</param>
    /// <remarks>
    /// Pass/fail values on [0, 1] get Wilson's interval. Otherwise, if fewer than 5 values differ from the most frequent one, the hedged betting
    /// interval; t from 50 values on; bootstrap-t below. Bounds are clipped to the range and never coincide.
    /// <para>
    /// Clustered values get the cluster-robust t interval, or the hedged betting interval with whole clusters as bets if fewer than 5
    /// clusters hold a value off the mode: with so few informative clusters neither the error nor its C-1 degrees of freedom mean anything.
    /// Clustered pass/fail values get Wilson's interval at the effective sample size n/deff with the t quantile of C-1 degrees of freedom
    /// (Korn and Graubard 1998; Franco et al. 2019): a t interval is symmetric, covers too little near 0 and 1 and collapses when all
    /// items pass. The design effect is never taken below 1, and below 5 informative clusters not below the value at which each cluster
    /// moves as one. A single cluster says nothing about other clusters: its interval is nearly the whole range.
    /// </para>
    /// <para>No value, or an unbounded metric without spread: the range itself, method <see cref="IntervalMethods.None"/>.</para>
    /// </remarks>
    public static IntervalEstimate Recommended(
        ReadOnlySpan<double> values, ReadOnlySpan<int> clusterIds, Interval range, double level, long seed)
    {
        var sample = NumericSample.Create(values, clusterIds, range, level, seed);
        return sample.IsPassFail ? PassFailInterval.Compute(sample) : NumericInterval.Compute(sample);
    }

    internal static Interval Around(double centre, double halfWidth) => new(centre - halfWidth, centre + halfWidth);
}
