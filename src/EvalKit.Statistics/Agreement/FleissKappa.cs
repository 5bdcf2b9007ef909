namespace EvalKit.Statistics;

/// <summary>Fleiss' kappa: agreement of several raters on unordered categories (Fleiss 1971).</summary>
public static class FleissKappa
{
    /// <summary>Fleiss' kappa.</summary>
    /// <param name="counts">Items by categories: how many raters gave the item the category. Each item has the same number of raters, at least 2.</param>
    /// <returns>Kappa, at most 1; NaN where only one category occurs.</returns>
    public static double FromCounts(IReadOnlyList<int[]> counts)
    {
        var (observed, shares) = Agreement(counts);
        var expected = shares.Sum(p => p * p);
        return shares.Count(p => p > 0) < 2 ? double.NaN : (observed - expected) / (1 - expected);
    }

    /// <summary>Randolph's free-marginal kappa: chance agreement is 1 over the number of categories (Randolph 2005).</summary>
    /// <inheritdoc cref="FromCounts"/>
    public static double FreeMarginal(IReadOnlyList<int[]> counts)
    {
        var (observed, shares) = Agreement(counts);
        var expected = 1.0 / shares.Length;
        return (observed - expected) / (1 - expected);
    }

    private static (double Observed, double[] Shares) Agreement(IReadOnlyList<int[]> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Guard.AtLeast(counts.Count, 1, nameof(counts));
        var raters = counts[0].Sum();
        var shares = new double[counts[0].Length];
        var observed = 0.0;
        foreach (var item in counts)
        {
            if (item.Length != shares.Length || item.Sum() != raters || raters < 2)
                throw new ArgumentException("Every item needs the same categories and the same number of raters, at least two.", nameof(counts));
            var pairs = 0.0;
            for (var j = 0; j < item.Length; j++)
            {
                shares[j] += (double)item[j] / raters / counts.Count;
                pairs += (double)item[j] * (item[j] - 1);
            }

            observed += pairs / raters / (raters - 1) / counts.Count;
        }

        return (observed, shares);
    }
}
