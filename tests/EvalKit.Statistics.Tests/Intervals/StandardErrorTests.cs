namespace EvalKit.Statistics.Tests;

public sealed class StandardErrorTests
{
    public static TheoryData<string> Clustered => VectorFile.Ids("clustered_se");

    public static TheoryData<string> Paired => VectorFile.Ids("paired_difference_se");

    [Theory]
    [MemberData(nameof(Clustered))]
    public void Clustered_ReferenceCase_MatchesMillerAndSandwich(string id)
    {
        var c = VectorFile.Case("clustered_se", id);
        var scores = c.Values("scores");
        var clusters = c.Clusters("clusters");
        c.Check(Moments.Mean(scores), "mean");
        c.Check(StandardError.OfMean(scores), "se_clt_eq1");
        c.Check(scores.Length, "n");
        c.Check(ClusterPartition.From(clusters).Count, "clusters");
        c.Check(MeanInterval.Around(Moments.Mean(scores), NormalDistribution.Critical(0.95) * StandardError.ClusteredMiller(scores, clusters)), "ci95_clustered_eq4");
        // Of pass/fail scores the population variance is p (1 - p).
        c.Check(Math.Sqrt(Moments.SquaredDeviations(scores, Moments.Mean(scores))) / scores.Length, "se_bernoulli_eq2");
        c.Check(StandardError.ClusteredMiller(scores, clusters), "se_clustered_miller_eq4");
        c.Check(Math.Pow(StandardError.ClusteredMiller(scores, clusters) / StandardError.OfMean(scores), 2), "design_effect_eq4");
        c.Check(StandardError.ClusteredWithoutFactor(scores, clusters), "se_clustered_cr0");
        if (c.Has("se_clustered_cr1"))
            c.Check(StandardError.Clustered(scores, clusters), "se_clustered_cr1");
    }

    [Theory]
    [MemberData(nameof(Paired))]
    public void OfDifferences_ReferenceCase_MatchesMiller(string id)
    {
        var c = VectorFile.Case("paired_difference_se", id);
        var (a, b) = (c.Values("a"), c.Values("b"));
        var differences = a.Zip(b, (x, y) => x - y).ToArray();
        var clusters = c.Clusters("clusters");
        c.Check(Moments.Mean(differences), "difference");
        c.Check(Moments.Mean(a), "mean_a");
        c.Check(Moments.Mean(b), "mean_b");
        c.Check(Moments.Mean(differences) / StandardError.OfMean(differences), "z");
        c.Check(2 * NormalDistribution.Cdf(-Math.Abs(Moments.Mean(differences)) / StandardError.OfMean(differences)), "p_two_sided_normal");
        c.Check(StandardError.OfMean(a), "se_a");
        c.Check(StandardError.OfMean(b), "se_b");
        c.Check(StandardError.OfMean(differences), "se_paired");
        c.Check(StandardError.Unpaired(a, b), "se_unpaired");
        c.Check(MeanInterval.Around(Moments.Mean(differences), NormalDistribution.Critical(0.95) * StandardError.OfMean(differences)), "ci95");
        c.Check(StandardError.ClusteredMiller(differences, clusters), "se_paired_clustered_eq4");
        c.Check(StandardError.ClusteredWithoutFactor(differences, clusters), "se_paired_clustered_cr0");
        if (c.Has("se_paired_clustered_cr1"))
            c.Check(StandardError.Clustered(differences, clusters), "se_paired_clustered_cr1");
    }

    [Fact]
    public void Clustered_WorkedExample_MatchesTheGoldenNumbers()
    {
        double[] scores = [1, 1, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1];
        int[] clusters = [0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4];
        Assert.Equal(0.53846, Moments.Mean(scores), 5);
        Assert.Equal(0.14391, StandardError.OfMean(scores), 5);
        Assert.Equal(0.19785, StandardError.ClusteredWithoutFactor(scores, clusters), 5);
        Assert.Equal(0.22120, StandardError.Clustered(scores, clusters), 5);
    }

    [Fact]
    public void Clustered_SingleCluster_IsRefused() =>
        Assert.Throws<ArgumentException>(() => StandardError.Clustered([1, 0], [3, 3]));
}
