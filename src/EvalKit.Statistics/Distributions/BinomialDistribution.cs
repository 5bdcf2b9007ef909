namespace EvalKit.Statistics;

/// <summary>Binomial distribution.</summary>
internal static class BinomialDistribution
{
    /// <summary>P(X = k) for n trials of probability p in (0,1).</summary>
    public static double Probability(int k, int n, double p)
    {
        if (k < 0 || k > n)
            return 0;
        if (p is <= 0 or >= 1)
            return k == (p <= 0 ? 0 : n) ? 1 : 0;
        if (k == 0)
            return Math.Exp(n * SmallArguments.LogOnePlus(-p));
        if (k == n)
            return Math.Exp(n * Math.Log(p));
        var logit = Math.Log(p) - SmallArguments.LogOnePlus(-p);
        return Math.Exp(BetaDistribution.LogKernel(logit, k, n - k)) * n / ((double)k * (n - k));
    }

    /// <summary>P(X &lt;= k).</summary>
    public static double Cdf(int k, int n, double p)
    {
        if (k < 0)
            return 0;
        return k >= n ? 1 : BetaDistribution.Survival(p, k + 1, n - k);
    }

    /// <summary>P(X &gt;= k).</summary>
    public static double UpperTail(int k, int n, double p)
    {
        if (k <= 0)
            return 1;
        return k > n ? 0 : BetaDistribution.Cdf(p, k, n - k + 1);
    }
}
