namespace EvalKit.Statistics.Tests;

public sealed class SignFlipPermutationTests
{
    public static TheoryData<string> Cases => VectorFile.Ids("paired_permutation_exact");

    [Theory]
    [MemberData(nameof(Cases))]
    public void PValue_ReferenceCase_MatchesFullEnumeration(string id)
    {
        var c = VectorFile.Case("paired_permutation_exact", id);
        var differences = PairedMeanTests.Differences(c);
        const int all = 1 << 24;
        c.Check(Moments.Mean(differences), "mean_difference");
        c.Check(SignFlipPermutation.PValue(differences, all, 1), "p_two_sided");
        c.Check(SignFlipPermutation.PValue(differences, all, 1, Alternative.Greater), "p_greater");
        c.Check(SignFlipPermutation.PValue(differences, all, 1, Alternative.Less), "p_less");
    }

    [Fact]
    public void PValue_TooManyPatternsToEnumerate_IsCloseToTheExactValue()
    {
        var differences = Enumerable.Range(0, 20).Select(i => Math.Sin(i) + 0.25).ToArray();
        var exact = SignFlipPermutation.PValue(differences, 1 << 20, 1);
        var random = SignFlipPermutation.PValue(differences, 200_000, 1);
        Assert.Equal(exact, random, 4 * Math.Sqrt(exact * (1 - exact) / 200_000));
    }

    [Fact]
    public void PValue_EverySignTheSame_IsNeverZero()
    {
        var differences = Enumerable.Repeat(1.0, 100).ToArray();
        Assert.Equal(1.0 / 1001, SignFlipPermutation.PValue(differences, 1000, 1), 12);
    }

    [Fact]
    public void PValue_SameSeed_GivesTheSameValue()
    {
        var differences = Enumerable.Range(0, 70).Select(i => Math.Sin(i) + 0.1).ToArray();
        Assert.Equal(SignFlipPermutation.PValue(differences, 999, 4), SignFlipPermutation.PValue(differences, 999, 4));
    }

    [Fact]
    public void PValue_Clusters_FlipsTheirSums()
    {
        double[] differences = [0.2, 0.3, -0.1, 0.4, 0.1, 0.2];
        int[] clusters = [9, 9, 4, 4, 7, 7];
        Assert.Equal(
            SignFlipPermutation.PValue([0.5, 0.3, 0.3], 100, 1),
            SignFlipPermutation.PValue(differences, clusters, 100, 1));
    }

    [Fact]
    public void PValue_NoDifferenceAtAll_IsOne() => Assert.Equal(1, SignFlipPermutation.PValue(new double[40], 1000, 1));

    [Fact]
    public void PValue_NoDifferences_IsRefused() => Assert.Throws<ArgumentException>(() => SignFlipPermutation.PValue([], 1000, 1));
}
