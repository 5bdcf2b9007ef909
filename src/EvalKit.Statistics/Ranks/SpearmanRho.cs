namespace EvalKit.Statistics;

/// <summary>Spearman's rho and its two p-values.</summary>
internal static class SpearmanRho
{
    /// <summary>9! permutations take milliseconds.</summary>
    public const int LargestExact = 9;

    public static TestResult WithStudentT(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        Correlation.WithStudentT(Correlation.Coefficient(MidRanks.Of(x), MidRanks.Of(y)), x.Length);

    /// <summary>Twice the smaller tail of the sum of squared rank differences over all permutations; for values without ties.</summary>
    public static TestResult Exact(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (ranksX, ranksY) = (MidRanks.Of(x), MidRanks.Of(y));
        var observed = 0;
        for (var i = 0; i < ranksX.Length; i++)
            observed += (int)((ranksX[i] - ranksY[i]) * (ranksX[i] - ranksY[i]));
        var counts = new long[x.Length * x.Length * x.Length];
        Permute(0, 0, new bool[x.Length], counts);
        double below = 0, above = 0, total = 0;
        for (var sum = 0; sum < counts.Length; sum++)
        {
            total += counts[sum];
            below += sum <= observed ? counts[sum] : 0;
            above += sum >= observed ? counts[sum] : 0;
        }

        return new(Correlation.Coefficient(ranksX, ranksY), Math.Min(1, 2 * Math.Min(below, above) / total));
    }

    private static void Permute(int position, int sum, bool[] used, long[] counts)
    {
        if (position == used.Length)
        {
            counts[sum]++;
            return;
        }

        for (var rank = 0; rank < used.Length; rank++)
        {
            if (used[rank])
                continue;
            used[rank] = true;
            Permute(position + 1, sum + (rank - position) * (rank - position), used, counts);
            used[rank] = false;
        }
    }
}
