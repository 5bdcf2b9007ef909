namespace EvalKit.Models.Tests;

public class RunClockTests
{
    private static readonly SkippingTime Real = new();

    [Fact]
    public void TryCreate_NotSet_Runs()
    {
        Assert.True(RunClock.TryCreate(Real, new FakeEnvironment(), out var clock, out _));
        Assert.False(clock.IsFrozen);
        Assert.Equal(Real.GetUtcNow(), clock.GetUtcNow());
    }

    // date -u -d @1767225600 is 2026-01-01T00:00:00Z.
    [Fact]
    public void TryCreate_SourceDateEpoch_StandsStillThere()
    {
        Assert.True(RunClock.TryCreate(Real, new FakeEnvironment((RunClock.Variable, "1767225600")), out var clock, out _));
        Assert.True(clock.IsFrozen);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Same(Real, clock.Real);
        Assert.Equal(Real.GetTimestamp(), clock.GetTimestamp());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1,5")]
    [InlineData("yesterday")]
    [InlineData("99999999999999")]
    [InlineData(" 1")]
    public void TryCreate_AnythingElse_IsAProblem(string value)
    {
        Assert.False(RunClock.TryCreate(Real, new FakeEnvironment((RunClock.Variable, value)), out _, out var problem));
        Assert.Equal("SOURCE_DATE_EPOCH must be whole seconds since 1970-01-01, for example 1767225600", problem);
    }
}
