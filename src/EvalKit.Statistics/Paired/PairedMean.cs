namespace EvalKit.Statistics;

/// <summary>
/// The mean of item differences (candidate minus baseline). Collapse repeats to one value for each item and system first: pooled repeats
/// manufacture significance.
/// </summary>
public static class PairedMean
{
    /// <summary>The interval that EvalKit reports for a difference of means, and the name of its method.</summary>
    /// <param name="differences">One finite difference for each item.</param>
    /// <param name="clusterIds">The cluster of each item, or empty when items are independent.</param>
    /// <param name="scoreRange">The range of one score; differences then lie within plus and minus its width.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the bootstrap and of the order of bets.</param>
    /// <remarks>
    /// t from 50 items on, bootstrap-t below, cluster-robust t with clusters. If fewer than 5 items (or clusters) differ from the most
    /// frequent difference, the hedged betting interval on (d+w)/2w, where w is the width of the range: "no item changed" is then an
    /// interval around 0 and not a proof. For pass/fail outcomes of one repeat without clusters use <see cref="PairedBinary.TangoInterval"/>.
    /// </remarks>
    public static IntervalEstimate Recommended(
        ReadOnlySpan<double> differences, ReadOnlySpan<int> clusterIds, Interval scoreRange, double level, long seed)
    {
        var width = scoreRange.IsBounded ? scoreRange.Width : double.PositiveInfinity;
        return NumericInterval.Compute(NumericSample.Create(differences, clusterIds, new(-width, width), level, seed));
    }

    /// <summary>Paired t test.</summary>
    /// <param name="differences">At least two finite differences.</param>
    /// <param name="alternative">What to look for.</param>
    /// <returns>t (NaN if all differences are 0) and the p-value with n-1 degrees of freedom.</returns>
    public static TestResult TTest(ReadOnlySpan<double> differences, Alternative alternative = Alternative.TwoSided)
    {
        var error = StandardError.OfMean(differences);
        var mean = Moments.Mean(differences);
        if (error == 0 && mean == 0)
            return new(double.NaN, 1);
        var t = mean / error;
        var degrees = differences.Length - 1;
        return new(t, alternative switch
        {
            Alternative.Greater => StudentTDistribution.Survival(t, degrees),
            Alternative.Less => StudentTDistribution.Cdf(t, degrees),
            _ => StudentTDistribution.TwoSided(t, degrees),
        });
    }

    /// <summary>Cohen's d_z: the mean difference in units of the standard deviation of differences.</summary>
    /// <param name="differences">At least two finite differences that are not all equal.</param>
    public static double EffectSize(ReadOnlySpan<double> differences) =>
        Moments.Mean(differences) / (StandardError.OfMean(differences) * Math.Sqrt(differences.Length));
}
