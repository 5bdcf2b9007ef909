namespace EvalKit.Statistics.Tests;

/// <summary>Expected: the variance of a multinomial count, n p (1-p), and that of a sum of n independent draws, n times the variance of the data.</summary>
public sealed class SumBootstrapTests
{
    private const int Resamples = 20_000;

    /// <summary>Two whole blocks of 512 items and a part of one.</summary>
    private const int Items = 1_300;

    private static readonly double[] Values = [.. Enumerable.Range(0, Items).Select(i => Math.Sin(i) + i / 400.0)];

    [Theory]
    [InlineData(0, 512)]
    [InlineData(512, 512)]
    [InlineData(1024, 276)]
    [InlineData(100, 1)]
    [InlineData(1299, 1)]
    [InlineData(500, 30)]
    public void Percentile_CountOfSomeItems_HasTheVarianceOfAMultinomial(int first, int count)
    {
        var result = SumBootstrap.Percentile(sums => sums[0], Items, 1, (item, numbers) => numbers[0] = item >= first && item < first + count ? 1 : 0, [], 0.95, 5, Resamples);

        var share = count / (double)Items;
        Assert.Equal(count, result.Estimate);
        Assert.Equal(1, result.StandardError / Math.Sqrt(Items * share * (1 - share)), 0.03);
    }

    [Fact]
    public void Percentile_MeanOfItems_AgreesWithTheOrdinaryBootstrap()
    {
        var sums = SumBootstrap.Percentile(Mean, Items, 5, Numbers, [], 0.95, 1, Resamples);
        var items = SetBootstrap.Percentile(w => Weighted(w), Items, [], 0.95, 1, Resamples);

        Assert.Equal(items.Estimate, sums.Estimate, 12);
        Assert.Equal(items.StandardError, sums.StandardError, 0.02 * items.StandardError);
        Assert.Equal(items.Interval.Low, sums.Interval.Low, 0.1 * items.StandardError);
        Assert.Equal(items.Interval.High, sums.Interval.High, 0.1 * items.StandardError);
    }

    [Fact]
    public void Percentile_Clusters_AreDrawnWhole()
    {
        int[] clusters = [.. Enumerable.Range(0, Items).Select(i => i / 10)];
        var result = SumBootstrap.Percentile(sums => sums[3], Items, 5, Numbers, clusters, 0.95, 1, Resamples);

        double[] totals = [.. Values.Chunk(10).Select(c => c.Sum())];
        Assert.Equal(Math.Sqrt(totals.Length * Moments.Variance(totals)), result.StandardError, 0.03 * result.StandardError);
        Assert.Equal(Values.Sum(), result.Estimate, 9);
    }

    [Fact]
    public void Percentile_ItemsAddedUpExactly_KeepsEveryDraw()
    {
        var result = SumBootstrap.Percentile(sums => sums[0], Items, 9, (_, numbers) => numbers.Fill(1), [], 0.95, 1, 500);

        Assert.Equal((Items, Items, 0.0), (result.Interval.Low, result.Interval.High, result.StandardError));
    }

    [Fact]
    public void Percentile_ManyUndefinedResamples_HasNoInterval()
    {
        var result = SumBootstrap.Percentile(sums => sums[0] > 0 ? 1 : double.NaN, 30, 1, (item, numbers) => numbers[0] = item == 0 ? 1 : 0, [], 0.95, 1);

        Assert.True(double.IsNaN(result.Interval.Low));
        Assert.InRange(result.Undefined, 600, 900);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Percentile_MoreThreads_GiveTheSame(int threads) => Assert.Equal(
        SumBootstrap.Percentile(Mean, Items, 5, Numbers, [], 0.95, 3, 2_001, 1),
        SumBootstrap.Percentile(Mean, Items, 5, Numbers, [], 0.95, 3, 2_001, threads));

    [Fact]
    public void OfGroups_SharesOfItems_HaveTheVarianceOfAMultinomial()
    {
        int[] sizes = [700, 1, 40, 559];
        for (var group = 0; group < sizes.Length; group++)
        {
            var g = group;
            var result = GroupBootstrap.Percentile(weights => weights[g], sizes, 0.95, 5, Resamples);
            var share = sizes[group] / (double)Items;
            Assert.Equal(sizes[group], result.Estimate);
            Assert.Equal(1, result.StandardError / Math.Sqrt(Items * share * (1 - share)), 0.03);
        }
        Assert.Equal(0, GroupBootstrap.Percentile(Total, sizes, 0.95, 5, Resamples).StandardError);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void OfGroups_MoreThreads_GiveTheSame(int threads) => Assert.Equal(
        GroupBootstrap.Percentile(w => w[0] / Total(w), [30, 40, 2], 0.95, 3, 2_001, 1),
        GroupBootstrap.Percentile(w => w[0] / Total(w), [30, 40, 2], 0.95, 3, 2_001, threads));

    [Fact]
    public void Percentile_ArgumentsThatDoNotFit_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SumBootstrap.Percentile(Mean, 0, 5, Numbers, [], 0.95, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SumBootstrap.Percentile(Mean, 3, 0, Numbers, [], 0.95, 1));
        Assert.Throws<ArgumentException>(() => SumBootstrap.Percentile(Mean, 3, 5, Numbers, [1, 2], 0.95, 1));
        Assert.Throws<ArgumentException>(() => GroupBootstrap.Percentile(Total, [], 0.95, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupBootstrap.Percentile(Total, [0], 0.95, 1));
    }

    /// <summary>More numbers than a vector holds, so that the fourth and the fifth lie in different ones.</summary>
    private static void Numbers(int item, Span<double> numbers)
    {
        numbers.Fill(-1);
        (numbers[3], numbers[4]) = (Values[item], 1);
    }

    private static double Mean(ReadOnlySpan<double> sums) => sums[3] / sums[4];

    private static double Weighted(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * Values[i];
        return sum / Items;
    }

    private static double Total(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        return sum;
    }
}
