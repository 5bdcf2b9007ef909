namespace EvalKit.Statistics.Tests;

/// <summary>Simulated coverage of the reported interval where a t interval is known to be poor: skewed scores and scores that are mostly 1.</summary>
public sealed class RecommendedCoverageTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(30)]
    [InlineData(100)]
    public void Recommended_MostlyPerfectScores_CoversTheMean(int n) =>
        AssertCovers(n, 0.97, generator => generator.NextDouble() < 0.94 ? 1 : generator.NextDouble());

    [Theory]
    [InlineData(8)]
    [InlineData(30)]
    [InlineData(100)]
    public void Recommended_SkewedScores_CoversTheMean(int n) =>
        AssertCovers(n, 0.2, generator => Math.Pow(generator.NextDouble(), 4));

    private static void AssertCovers(int n, double mean, Func<SeededGenerator, double> draw)
    {
        var generator = new SeededGenerator(40 + n);
        const int samples = 200;
        var covered = 0;
        for (var s = 0; s < samples; s++)
        {
            var values = Enumerable.Range(0, n).Select(_ => draw(generator)).ToArray();
            covered += MeanInterval.Recommended(values, [], Interval.Unit, 0.95, s).Interval.Contains(mean) ? 1 : 0;
        }

        Assert.True(covered >= 0.915 * samples, FormattableString.Invariant($"covered {covered} of {samples}"));
    }
}
