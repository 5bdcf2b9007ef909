namespace EvalKit.Models.Tests;

public class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(1999, 12, 31, 23, 59, 0, TimeSpan.Zero);

    // The date is the example of RFC 9110, 10.2.3.
    [Theory]
    [InlineData(null, "120", 120.0)]
    [InlineData(null, "0", 0.0)]
    [InlineData(null, "1.5", 1.5)]
    [InlineData(null, " 2 ", 2.0)]
    [InlineData("250", null, 0.25)]
    [InlineData("250", "120", 0.25)]
    [InlineData("soon", "120", 120.0)]
    [InlineData(null, "Fri, 31 Dec 1999 23:59:59 GMT", 59.0)]
    [InlineData(null, "Fri, 31 Dec 1999 23:58:00 GMT", 0.0)]
    [InlineData(null, null, null)]
    [InlineData(null, "", null)]
    [InlineData(null, "-5", null)]
    [InlineData(null, "1,5", null)]
    [InlineData(null, "NaN", null)]
    [InlineData(null, "Infinity", null)]
    [InlineData(null, "tomorrow", null)]
    public void Parse_Headers_GiveTheDelay(string? milliseconds, string? seconds, double? expected)
    {
        foreach (var culture in InCulture.Names)
            Assert.Equal(expected, InCulture.Run(culture, () => RetryAfterHeader.Parse(milliseconds, seconds, Now)?.TotalSeconds));
    }

    [Fact]
    public void Parse_AbsurdDelay_IsCutAtAYear() =>
        Assert.Equal(TimeSpan.FromDays(365), RetryAfterHeader.Parse(null, "99999999999999999999999999", Now));
}
