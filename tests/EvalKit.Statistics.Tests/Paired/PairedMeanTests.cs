namespace EvalKit.Statistics.Tests;

public sealed class PairedMeanTests
{
    public static TheoryData<string> TTest => VectorFile.Ids("paired_t");

    public static TheoryData<string> Sign => VectorFile.Ids("sign_test");

    [Theory]
    [MemberData(nameof(TTest))]
    public void TTest_ReferenceCase_MatchesScipyAndR(string id)
    {
        var c = VectorFile.Case("paired_t", id);
        var differences = Differences(c);
        c.Check(Moments.Mean(differences), "mean_difference");
        c.Check(PairedMean.TTest(differences).Statistic, "t");
        c.Check(differences.Length - 1, "df");
        c.Check(PairedMean.TTest(differences).PValue, "p_two_sided");
        c.Check(PairedMean.TTest(differences, Alternative.Greater).PValue, "p_greater");
        c.Check(PairedMean.TTest(differences, Alternative.Less).PValue, "p_less");
        c.Check(MeanInterval.StudentT(differences, 0.95), "ci95");
        c.Check(PairedMean.EffectSize(differences), "cohens_dz");
    }

    [Theory]
    [MemberData(nameof(Sign))]
    public void SignTest_ReferenceCase_MatchesScipy(string id)
    {
        var c = VectorFile.Case("sign_test", id);
        var differences = Differences(c);
        c.Check(SignTest.Signs(differences).Improved, "positive");
        c.Check(SignTest.Signs(differences).Worsened, "negative");
        c.Check(SignTest.PValue(differences), "p_two_sided");
        c.Check(SignTest.PValue(differences, Alternative.Greater), "p_greater");
        c.Check(SignTest.PValue(differences, Alternative.Less), "p_less");
    }

    [Theory]
    [InlineData(0.5, 30, "bootstrap-t")]
    [InlineData(0.5, 50, "t")]
    [InlineData(0, 50, "hedged-betting")]
    public void Recommended_ByCountAndSpread_PicksTheMethod(double amplitude, int n, string method)
    {
        var differences = Enumerable.Range(0, n).Select(i => amplitude * Math.Sin(i)).ToArray();
        Assert.Equal(method, PairedMean.Recommended(differences, [], Interval.Unit, 0.95, 1).Method);
    }

    [Fact]
    public void Recommended_NoItemChanged_IsAnIntervalAroundZero()
    {
        var estimate = PairedMean.Recommended(new double[100], [], Interval.Unit, 0.95, 1);
        Assert.Equal("hedged-betting", estimate.Method);
        Assert.InRange(estimate.Interval.High, 0.01, 0.2);
        Assert.Equal(-estimate.Interval.High, estimate.Interval.Low, 9);
    }

    [Fact]
    public void Recommended_Clusters_IsClusterT()
    {
        var differences = Enumerable.Range(0, 60).Select(i => 0.5 * Math.Sin(i)).ToArray();
        var clusters = Enumerable.Range(0, 60).Select(i => i / 6).ToArray();
        Assert.Equal("cluster-t", PairedMean.Recommended(differences, clusters, Interval.Unit, 0.95, 1).Method);
    }

    internal static double[] Differences(VectorCase c) => [.. c.Values("a").Zip(c.Values("b"), (a, b) => a - b)];
}
