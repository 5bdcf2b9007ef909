namespace EvalKit.Statistics.Tests;

/// <summary>Random work is cut into blocks with generators of their own: threads change the time, never a digit.</summary>
public sealed class ThreadTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 300).Select(i => Math.Sin(i) + 0.05)];

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void SignFlips_MoreThreads_GiveTheSamePValue(int threads) => Assert.Equal(
        SignFlips.PValue(Values, 20_001, 3, Alternative.TwoSided, 1),
        SignFlips.PValue(Values, 20_001, 3, Alternative.TwoSided, threads));

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void BootstrapT_MoreThreads_GiveTheSameInterval(int threads) => Assert.Equal(
        BootstrapTInterval.Compute(Values, 0.95, 3, 5_001, 1),
        BootstrapTInterval.Compute(Values, 0.95, 3, 5_001, threads));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    public void TwoLevel_MoreThreads_GiveTheSameInterval(int repeats)
    {
        double[][] candidate = [.. Values.Select((v, i) => Enumerable.Range(0, repeats).Select(k => v + 0.1 * Math.Cos(i + 3 * k)).ToArray())];
        double[][] baseline = [.. Values.Select((v, i) => Enumerable.Range(0, repeats).Select(k => v + 0.1 * Math.Cos(2 * i + k)).ToArray())];
        Assert.Equal(
            TwoLevelBootstrap.Compute(baseline, candidate, 0.95, 3, 2_001, 1),
            TwoLevelBootstrap.Compute(baseline, candidate, 0.95, 3, 2_001, 2));
    }

    // A resample of equal values has no spread: its statistic is infinite, also where squares and sums leave a rounding error.
    [Theory]
    [InlineData(0.1, double.PositiveInfinity)]
    [InlineData(-0.7, double.NegativeInfinity)]
    [InlineData(0, 0)]
    public void Studentised_EqualValues_IsInfiniteOrZero(double value, double expected)
    {
        double sum = 0, squares = 0;
        for (var i = 0; i < 11; i++)
            (sum, squares) = (sum + value, squares + value * value);
        Assert.Equal(expected, Studentised.Statistic(sum, squares, 11, 1e-12));
    }

    // More items than a short random number can address take the long way.
    [Fact]
    public void MomentSampler_ManyValues_DrawsFromAllOfThem()
    {
        var values = Enumerable.Range(0, 70_000).Select(i => (double)(i % 2)).ToArray();
        var (sum, squares) = new MomentSampler(values).Draw(new SeededGenerator(1));
        Assert.Equal(35_000, sum, 4 * Math.Sqrt(70_000 / 4.0));
        Assert.Equal(sum, squares);
    }
}
