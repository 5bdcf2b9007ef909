namespace EvalKit.Statistics.Tests;

public sealed class HedgedBettingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void HedgedBetting_ConstantSample_HasPositiveWidthAndShrinks(int n)
    {
        var values = Enumerable.Repeat(0.5, n).ToArray();
        var interval = MeanInterval.HedgedBetting(values, 0.95);
        Assert.True(interval.Width > 0);
        Assert.True(interval.Contains(0.5));
        Assert.True(interval.Width <= Math.Min(1, 30.0 / n));
    }

    [Fact]
    public void HedgedBetting_MirroredSample_HasTheMirroredInterval()
    {
        var generator = new SeededGenerator(1);
        var values = Enumerable.Range(0, 60).Select(_ => generator.NextDouble()).ToArray();
        var interval = MeanInterval.HedgedBetting(values, 0.9);
        var mirrored = MeanInterval.HedgedBetting([.. values.Select(v => 1 - v)], 0.9);
        Assert.Equal(1 - interval.High, mirrored.Low, 9);
        Assert.Equal(1 - interval.Low, mirrored.High, 9);
    }

    // The bound of Ville and Markov: whatever the distribution, the interval misses the mean in at most 5 % of samples.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void HedgedBetting_PassFailSamples_MissTheMeanInAtMostFivePercent(double p)
    {
        var generator = new SeededGenerator(2);
        const int samples = 2000;
        var missed = 0;
        for (var s = 0; s < samples; s++)
        {
            var values = Enumerable.Range(0, 50).Select(_ => generator.NextDouble() < p ? 1.0 : 0.0).ToArray();
            missed += MeanInterval.HedgedBetting(values, 0.95).Contains(p) ? 0 : 1;
        }

        Assert.True(missed <= 0.06 * samples, $"missed {missed} of {samples}");
    }
}
