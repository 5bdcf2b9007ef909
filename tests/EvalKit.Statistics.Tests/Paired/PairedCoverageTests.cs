namespace EvalKit.Statistics.Tests;

public sealed class PairedCoverageTests
{
    // Exact coverage by summing over all tables; the expected values were computed independently.
    [Theory]
    [InlineData(10, 0.10, 0.05, 0.758, 0.797, 0.998, 0.998)]
    [InlineData(20, 0.20, 0.10, 0.940, 0.954, 0.957, 0.969)]
    public void Coverage_AllTables_IsThePublishedOne(int n, double p10, double p01, double wald, double t, double tango, double bonettPrice)
    {
        double coveredByWald = 0, coveredByT = 0, coveredByTango = 0, coveredByBonettPrice = 0;
        for (var b = 0; b <= n; b++)
        {
            for (var c = 0; b + c <= n; c++)
            {
                var pairs = new PairedBinary(b, c, n);
                var weight = BinomialDistribution.Probability(b, n, p10) * BinomialDistribution.Probability(c, n - b, p01 / (1 - p10));
                double[] differences = [.. Enumerable.Repeat(1.0, b), .. Enumerable.Repeat(-1.0, c), .. new double[n - b - c]];
                coveredByWald += pairs.Wald(0.95).Contains(p10 - p01) ? weight : 0;
                coveredByT += MeanInterval.StudentT(differences, 0.95).Contains(p10 - p01) ? weight : 0;
                coveredByTango += pairs.TangoInterval(0.95).Contains(p10 - p01) ? weight : 0;
                coveredByBonettPrice += pairs.BonettPrice(0.95).Contains(p10 - p01) ? weight : 0;
            }
        }

        Assert.Equal(wald, coveredByWald, 3);
        Assert.Equal(t, coveredByT, 3);
        Assert.Equal(tango, coveredByTango, 3);
        Assert.Equal(bonettPrice, coveredByBonettPrice, 3);
    }

    [Fact]
    public void TangoInterval_SimulatedRuns_CoverTheTrueDifference()
    {
        var generator = new SeededGenerator(20);
        const int runs = 5000;
        var covered = 0;
        for (var run = 0; run < runs; run++)
            covered += Simulate(generator, 80, 0.12, 0.06).TangoInterval(0.95).Contains(0.06) ? 1 : 0;
        Assert.InRange(covered / (double)runs, 0.94, 0.965);
    }

    // Two runs of one system: half of the level of 5 % may end as "regressed"; the exact rate here is 2.56 %.
    [Fact]
    public void Decide_TwoRunsOfOneSystem_FailNoMoreOftenThanTheLevel()
    {
        var generator = new SeededGenerator(21);
        const int runs = 20_000;
        var failed = 0;
        for (var run = 0; run < runs; run++)
        {
            var pairs = Simulate(generator, 200, 0.08, 0.08);
            failed += NonInferiority.Decide(pairs.TangoInterval(0.95), pairs.Difference, 0.02) == ThreeStateVerdict.Failed ? 1 : 0;
        }

        Assert.InRange(failed / (double)runs, 0.015, 0.03);
    }

    private static PairedBinary Simulate(SeededGenerator generator, int n, double improves, double worsens)
    {
        int b = 0, c = 0;
        for (var i = 0; i < n; i++)
        {
            var u = generator.NextDouble();
            b += u < improves ? 1 : 0;
            c += u >= improves && u < improves + worsens ? 1 : 0;
        }

        return new(b, c, n);
    }
}
