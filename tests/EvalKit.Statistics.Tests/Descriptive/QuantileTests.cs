namespace EvalKit.Statistics.Tests;

public sealed class QuantileTests
{
    // R 4.2: quantile(c(15, 20, 35, 40, 50), c(0, .05, .3, .4, .5, 1), type = 7)
    [Theory]
    [InlineData(0, 15)]
    [InlineData(0.05, 16)]
    [InlineData(0.3, 23)]
    [InlineData(0.4, 29)]
    [InlineData(0.5, 35)]
    [InlineData(1, 50)]
    public void Of_TextbookSample_MatchesR(double p, double expected)
    {
        Assert.Equal(expected, Quantile.Of([40, 15, 50, 20, 35], p), 10);
        Assert.Equal(expected, Quantile.Weighted([40, 15, 50, 20, 35], [2, 2, 2, 2, 2], p), 10);
    }

    [Fact]
    public void Weighted_WeightZero_LeavesTheValueOut() =>
        Assert.Equal(2, Quantile.Weighted([1, 2, 3, 1000], [1, 1, 1, 0], 0.5));

    [Fact]
    public void Weighted_HeavyValue_PullsTheMedian() => Assert.Equal(6.2, Quantile.Weighted([1, 9, 5], [1, 4, 1], 0.5), 10);

    [Fact]
    public void OfSorted_InfiniteEnds_StayInfinite()
    {
        double[] values = [double.NegativeInfinity, 0, 1, double.PositiveInfinity];
        Assert.Equal(double.NegativeInfinity, Quantile.OfSorted(values, 0.1));
        Assert.Equal(double.PositiveInfinity, Quantile.OfSorted(values, 0.9));
        Assert.Equal(0.5, Quantile.OfSorted(values, 0.5));
    }

    [Fact]
    public void Of_NoValuesOrNaN_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Quantile.Of([], 0.5));
        Assert.Throws<ArgumentException>(() => Quantile.Of([1, double.NaN], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], 1.5));
    }
}
