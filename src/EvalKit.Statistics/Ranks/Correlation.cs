namespace EvalKit.Statistics;

/// <summary>Correlations with two-sided p-values. A coefficient is NaN, with p NaN, where one side is constant.</summary>
public static class Correlation
{
    /// <summary>Pearson's r; p from Student's t with n-2 degrees of freedom.</summary>
    /// <param name="x">At least three finite values.</param>
    /// <param name="y">As many finite values.</param>
    public static TestResult Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Check(x, y);
        return WithStudentT(Coefficient(x, y), x.Length);
    }

    /// <summary>Fisher's interval of Pearson's r: tanh(artanh r -+ z/sqrt(n-3)), for pairs from a normal distribution.</summary>
    /// <param name="x">At least four finite values.</param>
    /// <param name="y">As many finite values.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <returns>The interval, both ends NaN where one side is constant; without width where r is 1 or -1.</returns>
    public static Interval PearsonInterval(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level)
    {
        Guard.Level(level);
        Check(x, y);
        Guard.AtLeast(x.Length, 4, nameof(x));
        var (centre, half) = (Math.Atanh(Coefficient(x, y)), NormalDistribution.Critical(level) / Math.Sqrt(x.Length - 3));
        return new(Math.Tanh(centre - half), Math.Tanh(centre + half));
    }

    /// <summary>Spearman's rho, Pearson's r of midranks; p exact up to 9 values without ties, else from Student's t with n-2 degrees of freedom.</summary>
    /// <inheritdoc cref="Pearson"/>
    public static TestResult Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Check(x, y);
        return x.Length <= SpearmanRho.LargestExact && !MidRanks.HasTies(x) && !MidRanks.HasTies(y)
            ? SpearmanRho.Exact(x, y)
            : SpearmanRho.WithStudentT(x, y);
    }

    /// <summary>Kendall's tau-b; p exact up to 33 values without ties, else from the normal approximation with the variance under ties (Kendall 1970).</summary>
    /// <inheritdoc cref="Pearson"/>
    public static TestResult Kendall(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Check(x, y);
        return x.Length <= KendallTau.LargestExact && !MidRanks.HasTies(x) && !MidRanks.HasTies(y)
            ? KendallTau.Exact(x, y)
            : KendallTau.Asymptotic(x, y);
    }

    internal static double Coefficient(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (meanX, meanY) = (Moments.Mean(x), Moments.Mean(y));
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        return xx == 0 || yy == 0 ? double.NaN : Math.Clamp(xy / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1);
    }

    internal static TestResult WithStudentT(double r, int n)
    {
        if (double.IsNaN(r))
            return new(r, r);
        if (Math.Abs(r) >= 1)
            return new(r, 0);
        return new(r, StudentTDistribution.TwoSided(r * Math.Sqrt((n - 2) / ((1 - r) * (1 + r))), n - 2));
    }

    private static void Check(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.AtLeast(x.Length, 3, nameof(x));
        Guard.SameLength(x.Length, y.Length, nameof(y));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
    }
}
