namespace EvalKit.Metrics.Tests.Bleu;

public sealed class BleuStatisticsTests
{
    private readonly Metrics.Bleu _bleu = new();

    [Fact]
    public void CopyTo_ReadBack_IsTheSame()
    {
        var statistics = _bleu.Collect("the cat sat on the mat", ["the cat sat on a mat"]);
        var numbers = new double[BleuStatistics.Length];
        statistics.CopyTo(numbers);

        Assert.Equal([6, 6, 5, 3, 2, 1, 6, 5, 4, 3], numbers);
        Assert.True(statistics == new BleuStatistics(numbers));
        Assert.Equal(statistics.GetHashCode(), new BleuStatistics(numbers).GetHashCode());
    }

    [Fact]
    public void Addition_OfNumbers_IsAdditionOfStatistics()
    {
        var first = _bleu.Collect("a b c", ["a b d"]);
        var second = _bleu.Collect("e f", ["e f g h", "e"]);
        Span<double> left = stackalloc double[BleuStatistics.Length];
        Span<double> right = stackalloc double[BleuStatistics.Length];
        first.CopyTo(left);
        second.CopyTo(right);
        for (var i = 0; i < left.Length; i++)
            left[i] += right[i];

        Assert.Equal(first + second, new BleuStatistics(left));
        Assert.True(first != second);
    }

    [Fact]
    public void Constructor_TooFewNumbers_Throws() => Assert.Throws<ArgumentException>(() => new BleuStatistics(new double[9]));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Correct_OrderOutOfRange_Throws(int order) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => default(BleuStatistics).Correct(order));
}
