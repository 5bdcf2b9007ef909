namespace EvalKit.Models.Tests;

public class BackoffTests
{
    private static readonly ResponseKey Key = ResponseKey.Of("abc"u8);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1000, 60)]
    public void Delay_NthFailure_LiesBetweenHalfAndAllOfTheDoubledDelay(int failures, double longest)
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var delay = Backoff.Delay(CallSettings.Default, failures, null, seed, Key).TotalSeconds;
            Assert.InRange(delay, longest / 2, longest);
        }
    }

    [Theory]
    [InlineData(1, 0.25)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(8, 60)]
    public void Delay_AfterAnAnswerThatCouldNotBeRead_IsShorter(int failures, double longest)
    {
        for (ulong seed = 0; seed < 200; seed++)
            Assert.InRange(Backoff.Delay(CallSettings.Default, failures, null, seed, Key, wasAnswered: true).TotalSeconds, longest / 2, longest);
    }

    [Fact]
    public void Delay_AbsurdSettings_StaysWithinADay()
    {
        var absurd = CallSettings.Default with { BaseDelay = TimeSpan.MaxValue, MaxDelay = TimeSpan.MaxValue };
        Assert.InRange(Backoff.Delay(absurd, 1000, null, 1, Key), TimeSpan.FromHours(12), TimeSpan.FromDays(1));
        Assert.Equal(TimeSpan.Zero, Backoff.Delay(CallSettings.Default with { BaseDelay = TimeSpan.MinValue }, 1, null, 1, Key));
    }

    [Fact]
    public void Delay_ManySeeds_FillsTheRange()
    {
        var delays = Enumerable.Range(0, 1000).Select(seed => Backoff.Delay(CallSettings.Default, 1, null, (ulong)seed, Key).TotalSeconds).ToList();
        Assert.InRange(delays.Min(), 0.5, 0.51);
        Assert.InRange(delays.Max(), 0.99, 1);
        // Mean of a uniform draw on [0.5, 1], give or take four standard errors.
        Assert.InRange(delays.Average(), 0.75 - (4 * 0.1443 / Math.Sqrt(1000)), 0.75 + (4 * 0.1443 / Math.Sqrt(1000)));
    }

    [Fact]
    public void Delay_SameSeedKeyAndAttempt_IsTheSame()
    {
        Assert.Equal(Backoff.Delay(CallSettings.Default, 2, null, 7, Key), Backoff.Delay(CallSettings.Default, 2, null, 7, Key));
        Assert.NotEqual(Backoff.Delay(CallSettings.Default, 1, null, 7, Key), Backoff.Delay(CallSettings.Default, 1, null, 7, ResponseKey.Of("abd"u8)));
    }

    [Fact]
    public void Delay_ProviderAsks_IsAtLeastThatAndATenthMoreAtMost()
    {
        for (ulong seed = 0; seed < 200; seed++)
            Assert.InRange(Backoff.Delay(CallSettings.Default, 5, TimeSpan.FromSeconds(20), seed, Key).TotalSeconds, 20, 22);
        Assert.Equal(TimeSpan.Zero, Backoff.Delay(CallSettings.Default, 5, TimeSpan.Zero, 1, Key));
    }
}
