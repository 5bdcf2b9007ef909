namespace EvalKit.Statistics.Tests;

public sealed class WilcoxonSignedRankTests
{
    public static TheoryData<string> Cases => VectorFile.Ids("wilcoxon_signed_rank");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Test_ReferenceCase_MatchesScipyAndCoin(string id)
    {
        var c = VectorFile.Case("wilcoxon_signed_rank", id);
        var differences = PairedMeanTests.Differences(c);
        c.Check(SignedRanks.From(differences, ZeroDifferences.Drop).Zeros, "zeros");
        c.Check(differences.Length, "n");
        c.Check(MidRanks.HasTies([.. differences.Where(d => d != 0).Select(Math.Abs)]), "ties_in_abs_differences");
        foreach (var (zeros, name) in new[] { (ZeroDifferences.Drop, "wilcox"), (ZeroDifferences.Rank, "pratt") })
        {
            var ranks = SignedRanks.From(differences, zeros);
            c.Check(ranks.Plus, "w_plus_" + name);
            c.Check(ranks.Minus, "w_minus_" + name);
            c.Check(Math.Min(ranks.Plus, ranks.Minus), "approx_" + name, "statistic_min");
            c.Check(Math.Min(ranks.Plus, ranks.Minus), "approx_" + name + "_cc", "statistic_min");
            foreach (var (alternative, key) in Alternatives)
            {
                c.Check(WilcoxonSignedRank.Exact(differences, zeros, alternative).PValue, "exact_conditional_" + name, key);
                c.Check(WilcoxonSignedRank.Normal(differences, zeros, alternative).PValue, "approx_" + name, key);
                c.Check(WilcoxonSignedRank.Normal(differences, zeros, alternative, true).PValue, "approx_" + name + "_cc", key);
                c.Check(WilcoxonSignedRank.Exact(differences, zeros, alternative).PValue, "exact_no_ties", key);
            }
        }
    }

    [Fact]
    public void Exact_EveryDifferenceZero_IsOne() => Assert.Equal(1, WilcoxonSignedRank.Exact([0, 0, 0]).PValue);

    private static (Alternative, string)[] Alternatives =>
        [(Alternative.TwoSided, "p_two_sided"), (Alternative.Greater, "p_greater"), (Alternative.Less, "p_less")];
}
