namespace EvalKit.Statistics.Tests;

public sealed class BinomialSamplerTests
{
    private const int Draws = 100_000;

    /// <summary>Pearson's chi-square against the exact probabilities: inversion, rejection, both sides of one half, and a block of a million items.</summary>
    [Theory]
    [InlineData(5, 0.3)]
    [InlineData(40, 0.9)]
    [InlineData(1000, 0.002)]
    [InlineData(19, 0.5)]
    [InlineData(21, 0.5)]
    [InlineData(1000, 0.03)]
    [InlineData(1_000_000, 512e-6)]
    [InlineData(300, 0.77)]
    public void Next_ManyDraws_FollowTheDistribution(int trials, double probability)
    {
        var generator = new SeededGenerator(11);
        var counts = new Dictionary<int, int>();
        for (var draw = 0; draw < Draws; draw++)
        {
            var successes = BinomialSampler.Next(generator, trials, probability);
            Assert.InRange(successes, 0, trials);
            counts[successes] = counts.GetValueOrDefault(successes) + 1;
        }

        var (chiSquared, cells, expected, observed) = (0.0, 0, 0.0, 0);
        for (var successes = 0; successes <= counts.Keys.Max(); successes++)
        {
            expected += Draws * BinomialDistribution.Probability(successes, trials, probability);
            observed += counts.GetValueOrDefault(successes);
            if (expected < 20)
                continue;
            chiSquared += (observed - expected) * (observed - expected) / expected;
            (cells, expected, observed) = (cells + 1, 0, 0);
        }
        Assert.True(chiSquared < ChiSquaredDistribution.UpperQuantile(1e-4, cells), $"chi-square {chiSquared} over {cells} cells");
        Assert.InRange(counts.Sum(c => (double)c.Key * c.Value) / Draws - trials * probability, -0.02 * Math.Sqrt(trials), 0.02 * Math.Sqrt(trials));
    }

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(7, 0, 0)]
    [InlineData(7, 1, 7)]
    public void Next_NothingToDraw_IsCertain(int trials, double probability, int expected) =>
        Assert.Equal(expected, BinomialSampler.Next(new SeededGenerator(1), trials, probability));
}
