namespace EvalKit.Statistics;

/// <summary>Cohen's kappa of two raters (Cohen 1960, 1968).</summary>
public static class CohenKappa
{
    /// <summary>Kappa of two lists of categories.</summary>
    /// <param name="first">Categories 0 to <paramref name="categories"/>-1 given by the first rater.</param>
    /// <param name="second">Categories of the same items given by the second rater.</param>
    /// <param name="categories">Number of categories, at least 1; their order matters with weights.</param>
    /// <param name="weights">How disagreements count.</param>
    /// <returns>Kappa, at most 1; NaN where both raters use one and the same category only.</returns>
    public static double FromRatings(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int categories, KappaWeights weights = KappaWeights.None)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        Guard.SameLength(first.Length, second.Length, nameof(second));
        var counts = new double[categories, categories];
        for (var i = 0; i < first.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)first[i], (uint)categories, nameof(first));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)second[i], (uint)categories, nameof(second));
            counts[first[i], second[i]]++;
        }

        return FromCounts(counts, weights);
    }

    /// <summary>Kappa of a square table of counts, which may be weighted (for a bootstrap).</summary>
    /// <param name="counts">How often the first rater gave the row and the second the column; 0 or more.</param>
    /// <param name="weights">How disagreements count.</param>
    /// <inheritdoc cref="FromRatings"/>
    public static double FromCounts(double[,] counts, KappaWeights weights = KappaWeights.None)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var k = counts.GetLength(0);
        if (k != counts.GetLength(1))
            throw new ArgumentException("A table of agreement has as many rows as columns.", nameof(counts));
        var rows = new double[k];
        var columns = new double[k];
        var total = 0.0;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                rows[i] += counts[i, j];
                columns[j] += counts[i, j];
                total += counts[i, j];
            }
        }

        double observed = 0, expected = 0;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var weight = Disagreement(i, j, weights);
                observed += weight * counts[i, j];
                expected += weight * rows[i] * columns[j] / total;
            }
        }

        return expected == 0 ? double.NaN : 1 - observed / expected;
    }

    private static double Disagreement(int i, int j, KappaWeights weights) => weights switch
    {
        KappaWeights.Linear => Math.Abs(i - j),
        KappaWeights.Quadratic => (double)(i - j) * (i - j),
        _ => i == j ? 0 : 1,
    };
}
