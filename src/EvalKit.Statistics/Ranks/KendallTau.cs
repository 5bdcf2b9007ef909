namespace EvalKit.Statistics;

/// <summary>Kendall's tau-b by counting all pairs.</summary>
internal static class KendallTau
{
    public static TestResult Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double n = x.Length;
        var concordance = 0L;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = i + 1; j < x.Length; j++)
                concordance += x[i].CompareTo(x[j]) * y[i].CompareTo(y[j]);
        }

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
}
