namespace EvalKit.Statistics;

/// <summary>Tests on the discordant pairs.</summary>
internal static class McNemarTest
{
    public static double Exact(PairedBinary pairs, Alternative alternative)
    {
        var (b, c, m) = (pairs.Improved, pairs.Worsened, pairs.Discordant);
        return alternative switch
        {
            Alternative.Greater => BinomialDistribution.UpperTail(b, m, 0.5),
            Alternative.Less => BinomialDistribution.UpperTail(c, m, 0.5),
            _ => Math.Min(1, 2 * BinomialDistribution.Cdf(Math.Min(b, c), m, 0.5)),
        };
    }

    public static double MidP(PairedBinary pairs, Alternative alternative)
    {
        if (pairs.Discordant == 0)
            return 1;
        var point = BinomialDistribution.Probability(Math.Min(pairs.Improved, pairs.Worsened), pairs.Discordant, 0.5);
        return alternative switch
        {
            Alternative.TwoSided when pairs.Improved == pairs.Worsened => 1,
            Alternative.TwoSided => Exact(pairs, alternative) - point,
            _ => Exact(pairs, alternative) - point / 2,
        };
    }

    public static TestResult ChiSquared(PairedBinary pairs, bool continuityCorrection)
    {
        if (pairs.Discordant == 0)
            return new(double.NaN, 1);
        double distance = Math.Abs(pairs.Improved - pairs.Worsened);
        if (continuityCorrection && distance > 0)
            distance--;
        var statistic = distance * distance / pairs.Discordant;
        return new(statistic, ChiSquaredDistribution.Survival(statistic, 1));
    }
}
