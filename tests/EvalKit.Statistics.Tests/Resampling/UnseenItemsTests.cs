namespace EvalKit.Statistics.Tests;

public sealed class UnseenItemsTests
{
    // The .95 quantile of chi-squared with one degree of freedom, and the squares of t(.975) with 4 degrees (2.776445).
    [Fact]
    public void Count_IndependentItemsAndClusters_IsTheSquareOfTheCriticalValue()
    {
        Assert.Equal(3.841458820694124, UnseenItems.Count(0.95, 30, []), 9);
        Assert.Equal(2.776445105 * 2.776445105 * 2, UnseenItems.Count(0.95, 10, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]), 6);
        Assert.Equal(double.PositiveInfinity, UnseenItems.Count(0.95, 3, [7, 7, 7]));
    }

    // Golden: Wilson 0/30 ends at .1135, Tango without a flip in 50 at -.0713 and .0713.
    [Fact]
    public void AtTheEnds_PassRateOfOneAndNoFlip_AreTheEndsOfWilsonAndTango()
    {
        Assert.Equal(0.8865, UnseenItems.AtTheEnds(1, 30, UnseenItems.Count(0.95, 30, []), Interval.Unit).Low, 4);
        Assert.Equal(new PairedBinary(0, 0, 50).TangoInterval(0.95).High, UnseenItems.AtTheEnds(0, 50, UnseenItems.Count(0.95, 50, []), new(-1, 1)).High, 6);
        Assert.Equal(0.0713, UnseenItems.AtTheEnds(0, 50, UnseenItems.Count(0.95, 50, []), new(-1, 1)).High, 4);
    }

    [Fact]
    public void AtTheEnds_RangeWithoutEnd_HasNoBoundThere()
    {
        var bounds = UnseenItems.AtTheEnds(0, 20, 3.84, new(0, double.PositiveInfinity));
        Assert.Equal(0, bounds.Low);
        Assert.Equal(double.PositiveInfinity, bounds.High);
        Assert.Equal(new Interval(-1, 1), UnseenItems.AtTheEnds(0.5, 20, double.PositiveInfinity, new(-1, 1)));
    }

    [Fact]
    public void Bounds_NumbersThatCannotBe_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => UnseenItems.Count(1, 10, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnseenItems.AtTheEnds(1, 0, 3, Interval.Unit));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnseenItems.AtTheEnds(1, 10, -1, Interval.Unit));
    }
}
