namespace EvalKit.Statistics.Tests;

public sealed class TwoLevelBootstrapTests
{
    [Fact]
    public void PairedDifference_OneRepeat_IsCloseToTheBootstrapTOfDifferences()
    {
        double[][] baseline = [[0.1], [0.5], [0.4], [0.9], [0.3], [0.6], [0.2], [0.7]];
        double[][] candidate = [[0.3], [0.4], [0.8], [1.0], [0.5], [0.9], [0.2], [0.6]];
        var differences = candidate.Zip(baseline, (c, b) => c[0] - b[0]).ToArray();
        var expected = MeanInterval.BootstrapT(differences, 0.9, 3, 100_000);
        var actual = TwoLevelBootstrap.PairedDifference(baseline, candidate, 0.9, 3, 100_000);
        Assert.Equal(expected.Low, actual.Low, 0.02);
        Assert.Equal(expected.High, actual.High, 0.02);
    }

    // Item effects of sd .2 and repeats of sd .3: 95 % intervals from 15 items with 3 repeats.
    [Fact]
    public void PairedDifference_NoisyRepeats_CoversTheTruth()
    {
        var generator = new SeededGenerator(8);
        const int samples = 300;
        var covered = 0;
        for (var s = 0; s < samples; s++)
        {
            var baseline = new double[15][];
            var candidate = new double[15][];
            for (var i = 0; i < 15; i++)
            {
                var effect = 0.2 * Normal(generator);
                baseline[i] = [0.3 * Normal(generator), 0.3 * Normal(generator), 0.3 * Normal(generator)];
                candidate[i] = [effect + 0.3 * Normal(generator), effect + 0.3 * Normal(generator), effect + 0.3 * Normal(generator)];
            }

            covered += TwoLevelBootstrap.PairedDifference(baseline, candidate, 0.95, s, 1000).Contains(0) ? 1 : 0;
        }

        Assert.InRange(covered / (double)samples, 0.91, 0.985);
    }

    [Fact]
    public void PairedDifference_OtherNumberOfItems_IsRefused() =>
        Assert.Throws<ArgumentException>(() => TwoLevelBootstrap.PairedDifference([[1], [0]], [[1]], 0.95, 1));

    private static double Normal(SeededGenerator generator) => NormalDistribution.Quantile(generator.NextDouble() + 1e-18);
}
