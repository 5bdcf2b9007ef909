namespace EvalKit.Statistics;

/// <summary>Kendall's tau-b by counting all pairs.</summary>
internal static class KendallTau
{
    /// <summary>As far as SciPy goes with its exact distribution by default.</summary>
    public const int LargestExact = 33;

    /// <summary>Twice the smaller tail of the number of discordant pairs over all permutations; for values without ties.</summary>
    public static TestResult Exact(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var n = x.Length;
        var pairs = n * (n - 1) / 2;
        var concordance = (int)Concordance(x, y);
        var fewer = (pairs - Math.Abs(concordance)) / 2;
        var tail = 0.0;
        var inversions = Inversions(n);
        for (var k = 0; k <= fewer; k++)
            tail += inversions[k];
        return new((double)concordance / pairs, Math.Min(1, 2 * tail));
    }

    /// <summary>Normal approximation with the variance under ties.</summary>
    public static TestResult Asymptotic(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double n = x.Length;
        var concordance = Concordance(x, y);
        var (tiesX, tiesY) = (MidRanks.TieSizes(x), MidRanks.TieSizes(y));
        var pairs = n * (n - 1) / 2;
        var (tiedX, tiedY) = (tiesX.Sum(t => t * (t - 1) / 2), tiesY.Sum(t => t * (t - 1) / 2));
        if (tiedX == pairs || tiedY == pairs)
            return new(double.NaN, double.NaN);
        var tau = concordance / Math.Sqrt(pairs - tiedX) / Math.Sqrt(pairs - tiedY);

        var v0 = n * (n - 1) * (2 * n + 5);
        var v1 = tiesX.Sum(t => t * (t - 1) * (2 * t + 5));
        var v2 = tiesY.Sum(t => t * (t - 1) * (2 * t + 5));
        var triples = tiesX.Sum(t => t * (t - 1) * (t - 2)) * tiesY.Sum(t => t * (t - 1) * (t - 2)) / (9 * n * (n - 1) * (n - 2));
        var variance = (v0 - v1 - v2) / 18 + triples + 2 * tiedX * tiedY / (n * (n - 1));
        return new(Math.Clamp(tau, -1, 1), Math.Min(1, 2 * NormalDistribution.Survival(Math.Abs(concordance) / Math.Sqrt(variance))));
    }

    private static long Concordance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var concordance = 0L;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = i + 1; j < x.Length; j++)
                concordance += x[i].CompareTo(x[j]) * y[i].CompareTo(y[j]);
        }

        return concordance;
    }

    // Chance that a random permutation of n has k inversions: the m-th element adds 0 to m-1 of them.
    private static double[] Inversions(int n)
    {
        var chances = new double[n * (n - 1) / 2 + 1];
        chances[0] = 1;
        for (var m = 2; m <= n; m++)
        {
            var previous = (double[])chances.Clone();
            for (var k = 0; k < chances.Length; k++)
            {
                chances[k] = 0;
                for (var added = 0; added < m && added <= k; added++)
                    chances[k] += previous[k - added] / m;
            }
        }

        return chances;
    }
}
