using EvalKit.Results;

namespace EvalKit.Tests.Graders;

public sealed class LimitGraderTests
{
    [Theory]
    [InlineData(2000.0, 1)]
    [InlineData(2000.1, 0)]
    public void Latency_Limit_IsInclusive(double milliseconds, double expected)
    {
        var score = GraderUnderTest.Of("type: latency\nmax: 2s").Grade("", latencyMs: milliseconds);

        Assert.Equal((expected, milliseconds), (score.Value, score.Raw));
    }

    [Fact]
    public void Latency_NotRecorded_IsErrored() => Assert.Equal(Outcome.Errored, GraderUnderTest.Of("type: latency\nmax: 2s").Grade("").Outcome);

    [Fact]
    public void Cost_UnknownPrice_IsErroredAndNotFree()
    {
        var score = GraderUnderTest.Of("type: cost\nmax: 0.01").Grade("");

        Assert.Equal((Outcome.Errored, "the price is unknown"), (score.Outcome, score.Reason));
    }

    [Theory]
    [InlineData("words", "one  two\u00a0three\n", 3)]
    [InlineData("words", "", 0)]
    [InlineData("characters", "a\U0001F600b", 3)]
    [InlineData("lines", "a\n\n  \r\nb", 2)]
    public void Length_Unit_IsCounted(string unit, string output, double expected) =>
        Assert.Equal(expected, GraderUnderTest.Of($"type: length\nunit: {unit}").Grade(output).Raw);

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(1, 0)]
    [InlineData(5, 0)]
    public void Length_Limits_AreInclusive(int words, double expected) =>
        Assert.Equal(expected, GraderUnderTest.Of("type: length\nmin: 2\nmax: 4").Grade(string.Join(' ', Enumerable.Repeat("w", words))).Value);
}
