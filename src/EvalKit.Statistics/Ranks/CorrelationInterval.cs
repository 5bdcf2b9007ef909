namespace EvalKit.Statistics;

/// <summary>
/// Intervals of correlations of scores that are neither normal nor free of ties: percentile bootstrap over items, and for Kendall's tau-b of many items, which
/// counts all pairs, the jackknife by groups.
/// </summary>
public static class CorrelationInterval
{
    /// <value>The default value is 200 items: beyond, Kendall's tau-b is left to the jackknife.</value>
    private const int LargestKendall = 200;

    /// <summary>The coefficient with its interval.</summary>
    /// <param name="kind">Which coefficient.</param>
    /// <param name="x">At least three finite values.</param>
    /// <param name="y">As many finite values.</param>
    /// <param name="clusterIds">The cluster of each item, drawn whole; or empty.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="resamples">Number of resamples, at least 100.</param>
    /// <returns>NaN ends where a side is constant, or is so in more than 5 % of the resamples.</returns>
    public static BootstrapResult Compute(
        CorrelationKind kind, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> clusterIds, double level, long seed, int resamples = 1_000)
    {
        Guard.AtLeast(x.Length, 3, nameof(x));
        Guard.SameLength(x.Length, y.Length, nameof(y));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var (first, second) = (x.ToArray(), y.ToArray());
        return kind == CorrelationKind.Kendall && first.Length > LargestKendall
            ? GroupJackknife.Interval(Weighted, first.Length, clusterIds, level, seed)
            : SetBootstrap.Percentile(Weighted, first.Length, clusterIds, level, seed, resamples);

        double Weighted(ReadOnlySpan<double> weights)
        {
            var (drawnX, drawnY) = (new List<double>(first.Length), new List<double>(first.Length));
            for (var i = 0; i < weights.Length; i++)
            {
                for (var times = (int)weights[i]; times > 0; times--)
                {
                    drawnX.Add(first[i]);
                    drawnY.Add(second[i]);
                }
            }

            return drawnX.Count < 3 ? double.NaN : Coefficient(kind, [.. drawnX], [.. drawnY]);
        }
    }

    private static double Coefficient(CorrelationKind kind, double[] x, double[] y) => kind switch
    {
        CorrelationKind.Pearson => Correlation.Coefficient(x, y),
        CorrelationKind.Spearman => Correlation.Coefficient(MidRanks.Of(x), MidRanks.Of(y)),
        _ => KendallTau.Asymptotic(x, y).Statistic,
    };
}
