namespace EvalKit.Statistics.Tests;

public sealed class AgreementIntervalTests
{
    // Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", the example with missing data: nominal .743, ordinal .815, interval .849.
    private static readonly double[][] Ratings =
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, double.NaN, double.NaN, double.NaN],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, double.NaN, 3],
        [double.NaN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, double.NaN],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, double.NaN],
    ];

    [Theory]
    [InlineData(MeasurementLevel.Nominal, 0.743)]
    [InlineData(MeasurementLevel.Ordinal, 0.815)]
    [InlineData(MeasurementLevel.Interval, 0.849)]
    public void Interval_PublishedExample_HasItsAlphaAsEstimate(MeasurementLevel measurement, double alpha)
    {
        var result = KrippendorffAlpha.Interval(Ratings, measurement, [], 0.95, 1);

        Assert.Equal(alpha, result.Estimate, 0.0005);
        Assert.True(result.Interval.Contains(alpha) && result.Interval.Width > 0.1, $"{result.Interval}");
        Assert.Equal(KrippendorffAlpha.FromRatings(Ratings, measurement), result.Estimate, 1e-12);
    }

    // Of 200 pairs with r = .6 Fisher's interval is .50 to .68; a bootstrap of normal pairs agrees with it.
    [Fact]
    public void CorrelationInterval_NormalPairs_IsNearFishers()
    {
        var generator = new SeededGenerator(3);
        var (x, y) = (new double[200], new double[200]);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = Normal(generator);
            y[i] = 0.6 * x[i] + 0.8 * Normal(generator);
        }

        var fisher = Correlation.PearsonInterval(x, y, 0.95);
        var bootstrap = CorrelationInterval.Compute(CorrelationKind.Pearson, x, y, [], 0.95, 1);
        Assert.Equal(fisher.Low, bootstrap.Interval.Low, 0.03);
        Assert.Equal(fisher.High, bootstrap.Interval.High, 0.03);
        Assert.Equal(Correlation.Spearman(x, y).Statistic, CorrelationInterval.Compute(CorrelationKind.Spearman, x, y, [], 0.95, 1).Estimate, 1e-12);
    }

    // Kendall's tau of more items than are resampled: the jackknife's error beside the bootstrap's of the first 200.
    [Fact]
    public void CorrelationInterval_KendallOfManyItems_ShrinksWithTheSquareRoot()
    {
        var generator = new SeededGenerator(4);
        var x = Enumerable.Range(0, 800).Select(_ => Normal(generator)).ToArray();
        var y = x.Select(v => v + Normal(generator)).ToArray();

        var all = CorrelationInterval.Compute(CorrelationKind.Kendall, x, y, [], 0.95, 1);
        var first = CorrelationInterval.Compute(CorrelationKind.Kendall, x.AsSpan(0, 200), y.AsSpan(0, 200), [], 0.95, 1);
        Assert.Equal(Correlation.Kendall(x, y).Statistic, all.Estimate, 1e-12);
        Assert.InRange(all.Interval.Width / first.Interval.Width, 0.4, 0.65);
    }

    private static double Normal(SeededGenerator generator) => Math.Sqrt(-2 * Math.Log(1 - generator.NextDouble())) * Math.Cos(2 * Math.PI * generator.NextDouble());
}
