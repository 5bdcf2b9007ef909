namespace EvalKit.Statistics;

/// <summary>Chances of k attempts at one item, from n attempts of which c passed, without bias (Chen et al. 2021, arXiv 2107.03374).</summary>
public static class PassAtK
{
    /// <summary>pass@k: the chance that at least one of k attempts passes, 1 - C(n-c,k)/C(n,k).</summary>
    /// <param name="attempts">n, 0 or more.</param>
    /// <param name="passed">c, from 0 to n.</param>
    /// <param name="k">At least 1.</param>
    /// <returns>A probability; NaN if there were fewer than k attempts.</returns>
    public static double AnyPasses(int attempts, int passed, int k)
    {
        Check(attempts, passed, k);
        return attempts < k ? double.NaN : 1 - AllFrom(attempts - passed, attempts, k);
    }

    /// <summary>pass^k: the chance that all of k attempts pass, C(c,k)/C(n,k).</summary>
    /// <inheritdoc cref="AnyPasses"/>
    public static double AllPass(int attempts, int passed, int k)
    {
        Check(attempts, passed, k);
        return attempts < k ? double.NaN : AllFrom(passed, attempts, k);
    }

    // C(part,k)/C(whole,k) as a product of k ratios.
    private static double AllFrom(int part, int whole, int k)
    {
        if (part < k)
            return 0;
        var product = 1.0;
        for (var i = 0; i < k; i++)
            product *= (double)(part - i) / (whole - i);
        return product;
    }

    private static void Check(int attempts, int passed, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(passed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passed, attempts);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
    }
}
