using EvalKit.Statistics;

namespace EvalKit.Statistics.Tests.Paired;

public sealed class ClusteredPairedBinaryTests
{
    [Fact]
    public void TangoInterval_EachItemItsOwnCluster_IsTangoWithStudentQuantile()
    {
        // With singleton clusters deff is n/(n-1) over 1, hence below the floor of 1 only by rounding: the counts are nearly unscaled.
        double[] differences = [.. Enumerable.Repeat(1.0, 8), .. Enumerable.Repeat(-1.0, 2), .. Enumerable.Repeat(0.0, 390)];
        var ids = Enumerable.Range(0, differences.Length).ToArray();
        var clustered = ClusteredPairedBinary.TangoInterval(differences, ids, 0.95);
        var plain = new PairedBinary(8, 2, 400).TangoInterval(0.95);
        Assert.Equal(plain.Low, clustered.Low, 0.0008);
        Assert.Equal(plain.High, clustered.High, 0.0008);
    }

    [Fact]
    public void TangoInterval_NoFlips_CountsClustersNotItems()
    {
        // 50 clusters of 4: (0, 0, 50) of STATISTICS 3 is [-.0713, .0713] with the normal quantile; the t quantile of 49 df widens it.
        var ids = Enumerable.Range(0, 200).Select(i => i / 4).ToArray();
        var interval = ClusteredPairedBinary.TangoInterval(new double[200], ids, 0.95);
        Assert.InRange(interval.High, 0.0713, 0.0760);
        Assert.Equal(-interval.High, interval.Low, 12);
    }

    [Fact]
    public void TangoInterval_ClustersThatFlipAsOne_AreWiderThanIndependentItems()
    {
        var ids = Enumerable.Range(0, 300).Select(i => i / 5).ToArray();
        var differences = ids.Select(c => c % 10 == 0 ? 1.0 : c % 10 == 1 ? -1.0 : 0.0).ToArray();
        var clustered = ClusteredPairedBinary.TangoInterval(differences, ids, 0.95);
        var plain = new PairedBinary(30, 30, 300).TangoInterval(0.95);
        Assert.True(clustered.Width > 1.8 * plain.Width, $"{clustered.Width} against {plain.Width}");
    }

    [Fact]
    public void TangoInterval_SimulatedClusters_CoversAtItsLevel()
    {
        var random = new SeededGenerator(20261120);
        var ids = Enumerable.Range(0, 240).Select(i => i / 3).ToArray();
        var covered = 0;
        const int Runs = 1000;
        for (var run = 0; run < Runs; run++)
        {
            var differences = new double[ids.Length];
            for (var cluster = 0; cluster < 80; cluster++)
            {
                // Half of the clusters flip with one draw for all their items: intra-cluster correlation of 0.5; the true difference is 0.05.
                var shared = random.NextDouble() < 0.5;
                var draw = random.NextDouble();
                for (var i = 0; i < 3; i++)
                {
                    var u = shared ? draw : random.NextDouble();
                    differences[cluster * 3 + i] = u < 0.15 ? 1 : u < 0.25 ? -1 : 0;
                }
            }
            covered += ClusteredPairedBinary.TangoInterval(differences, ids, 0.95).Contains(0.05) ? 1 : 0;
        }
        Assert.InRange(covered / (double)Runs, 0.93, 0.98);
    }
}
