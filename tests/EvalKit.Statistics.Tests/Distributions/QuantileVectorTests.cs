namespace EvalKit.Statistics.Tests;

/// <summary>vectors/quantiles_*.json: 60-digit arithmetic.</summary>
public sealed class QuantileVectorTests
{
    public static TheoryData<string> StudentT => VectorFile.Ids("quantiles_student_t");

    public static TheoryData<string> Beta => VectorFile.Ids("quantiles_beta");

    public static TheoryData<string> ChiSquared => VectorFile.Ids("quantiles_chi2");

    public static TheoryData<string> Normal => VectorFile.Ids("quantiles_normal");

    [Theory]
    [MemberData(nameof(StudentT))]
    public void StudentT_ReferenceCase_MatchesSixtyDigitArithmetic(string id)
    {
        var c = VectorFile.Case("quantiles_student_t", id);
        var df = c.In("df");
        if (c.Input.TryGetProperty("p", out _))
        {
            c.Check(-StudentTDistribution.UpperQuantile(c.In("p"), df), "quantile_lower");
            c.Check(StudentTDistribution.UpperQuantile(c.In("p"), df), "quantile_upper_tail");
            if (c.Has("x"))
                c.Check(StudentTDistribution.Cdf(VectorCase.Number(c.Expected.GetProperty("x")), df), "cdf_at_x");
        }
        else
        {
            c.Check(StudentTDistribution.Cdf(c.In("t"), df), "cdf");
            c.Check(StudentTDistribution.Survival(c.In("t"), df), "sf");
            c.Check(StudentTDistribution.TwoSided(c.In("t"), df), "p_two_sided");
        }
    }

    [Theory]
    [MemberData(nameof(Beta))]
    public void Beta_ReferenceCase_MatchesSixtyDigitArithmetic(string id)
    {
        var c = VectorFile.Case("quantiles_beta", id);
        var (a, b, p) = (c.In("a"), c.In("b"), c.In("p"));
        c.Check(BetaDistribution.Quantile(p, a, b), "quantile_lower");
        c.Check(BetaDistribution.UpperQuantile(p, a, b), "quantile_upper_tail");
        c.Check(BetaDistribution.Quantile(p, b, a), "one_minus_quantile_upper_tail");
    }

    [Theory]
    [MemberData(nameof(ChiSquared))]
    public void ChiSquared_ReferenceCase_MatchesSixtyDigitArithmetic(string id)
    {
        var c = VectorFile.Case("quantiles_chi2", id);
        var df = c.In("df");
        if (c.Input.TryGetProperty("p", out _))
        {
            c.Check(ChiSquaredDistribution.Quantile(c.In("p"), df), "quantile_lower");
            c.Check(ChiSquaredDistribution.UpperQuantile(c.In("p"), df), "quantile_upper_tail");
        }
        else
        {
            c.Check(ChiSquaredDistribution.Cdf(c.In("x"), df), "cdf");
            c.Check(ChiSquaredDistribution.Survival(c.In("x"), df), "sf");
        }
    }

    [Theory]
    [MemberData(nameof(Normal))]
    public void Normal_ReferenceCase_MatchesSixtyDigitArithmetic(string id)
    {
        var c = VectorFile.Case("quantiles_normal", id);
        if (c.Input.TryGetProperty("p", out _))
        {
            c.Check(NormalDistribution.Quantile(c.In("p")), "quantile_lower");
            c.Check(NormalDistribution.UpperQuantile(c.In("p")), "quantile_upper_tail");
        }
        else
        {
            c.Check(NormalDistribution.Cdf(c.In("x")), "cdf");
            c.Check(NormalDistribution.Survival(c.In("x")), "sf");
            c.Check(NormalDistribution.Density(c.In("x")), "pdf");
        }
    }
}
