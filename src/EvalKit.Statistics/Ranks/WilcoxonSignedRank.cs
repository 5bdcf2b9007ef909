namespace EvalKit.Statistics;

/// <summary>Wilcoxon's signed-rank test of paired differences.</summary>
public static class WilcoxonSignedRank
{
    /// <summary>Exact test, conditional on the observed ranks: ties and zeros are allowed.</summary>
    /// <param name="differences">Candidate minus baseline for each item, all finite. Meant for up to a few hundred items.</param>
    /// <param name="zeros">What to do with zeros.</param>
    /// <param name="alternative">What to look for; two-sided is twice the smaller tail.</param>
    /// <returns>Sum of the ranks of positive differences, and the p-value; 1 if every difference is zero.</returns>
    public static TestResult Exact(
        ReadOnlySpan<double> differences, ZeroDifferences zeros = ZeroDifferences.Drop, Alternative alternative = Alternative.TwoSided)
    {
        var signed = SignedRanks.From(differences, zeros);
        var probabilities = SignedRanks.Distribution(signed.Ranks);
        var observed = (int)Math.Round(2 * signed.Plus);
        double less = 0, greater = 0;
        for (var sum = 0; sum < probabilities.Length; sum++)
        {
            less += sum <= observed ? probabilities[sum] : 0;
            greater += sum >= observed ? probabilities[sum] : 0;
        }

        return new(signed.Plus, Math.Min(1, alternative switch
        {
            Alternative.Greater => greater,
            Alternative.Less => less,
            _ => 2 * Math.Min(less, greater),
        }));
    }

    /// <summary>Normal approximation, corrected for ties.</summary>
    /// <param name="differences">Candidate minus baseline for each item, all finite.</param>
    /// <param name="zeros">What to do with zeros.</param>
    /// <param name="alternative">What to look for.</param>
    /// <param name="continuityCorrection">Whether to move the statistic by 1/2 towards its mean.</param>
    /// <returns>Sum of the ranks of positive differences, and the p-value; 1 if every difference is zero.</returns>
    public static TestResult Normal(
        ReadOnlySpan<double> differences,
        ZeroDifferences zeros = ZeroDifferences.Drop,
        Alternative alternative = Alternative.TwoSided,
        bool continuityCorrection = false)
    {
        var signed = SignedRanks.From(differences, zeros);
        if (signed.Ranks.Length == 0)
            return new(0, 1);
        double mean = 0, variance = 0;
        foreach (var rank in signed.Ranks)
        {
            mean += rank / 2;
            variance += rank * rank / 4;
        }

        var distance = signed.Plus - mean;
        var correction = !continuityCorrection ? 0 : alternative switch
        {
            Alternative.Greater => 0.5,
            Alternative.Less => -0.5,
            _ => 0.5 * Math.Sign(distance),
        };
        var z = (distance - correction) / Math.Sqrt(variance);
        return new(signed.Plus, alternative switch
        {
            Alternative.Greater => NormalDistribution.Survival(z),
            Alternative.Less => NormalDistribution.Cdf(z),
            _ => Math.Min(1, 2 * NormalDistribution.Survival(Math.Abs(z))),
        });
    }
}
