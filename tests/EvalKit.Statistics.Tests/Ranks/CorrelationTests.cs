namespace EvalKit.Statistics.Tests;

public sealed class CorrelationTests
{
    public static TheoryData<string> Cases => VectorFile.Ids("correlation");

    public static TheoryData<string> Paired => VectorFile.Ids("paired_difference_se");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Coefficient_ReferenceCase_MatchesScipy(string id)
    {
        var c = VectorFile.Case("correlation", id);
        var (x, y) = (c.Values("x"), c.Values("y"));
        c.Check(Correlation.Pearson(x, y).Statistic, "pearson", "r");
        c.Check(Correlation.Pearson(x, y).PValue, "pearson", "p_two_sided");
        if (c.Has("pearson", "ci95_fisher_z"))
            c.Check(Correlation.PearsonInterval(x, y, 0.95), "pearson", "ci95_fisher_z");
        c.Check(MidRanks.HasTies(x) || MidRanks.HasTies(y), "ties");
        c.Check(Correlation.Spearman(x, y).Statistic, "spearman", "rho");
        c.Check(SpearmanRho.WithStudentT(x, y).PValue, "spearman", "p_two_sided_t");
        c.Check(Correlation.Spearman(x, y).PValue, "spearman", "p_two_sided_exact_R");
        c.Check(Correlation.Kendall(x, y).Statistic, "kendall", "tau_b");
        c.Check(KendallTau.Asymptotic(x, y).PValue, "kendall", "p_asymptotic");
        if (c.Has("kendall", "p_exact"))
            c.Check(KendallTau.Exact(x, y).PValue, "kendall", "p_exact");
    }

    [Theory]
    [MemberData(nameof(Paired))]
    public void Pearson_PairedScores_MatchesNumpy(string id)
    {
        var c = VectorFile.Case("paired_difference_se", id);
        if (c.Has("correlation"))
            c.Check(Correlation.Pearson(c.Values("a"), c.Values("b")).Statistic, "correlation");
    }

    [Fact]
    public void Coefficient_ConstantSide_IsNotANumber()
    {
        Assert.True(double.IsNaN(Correlation.Pearson([1, 1, 1], [1, 2, 3]).Statistic));
        Assert.True(double.IsNaN(Correlation.Kendall([1, 1, 1], [1, 2, 3]).PValue));
    }

    [Fact]
    public void Kendall_FourValuesInOrder_IsExact() => Assert.Equal(2 / 24.0, Correlation.Kendall([1, 2, 3, 4], [2, 4, 6, 8]).PValue, 12);
}
