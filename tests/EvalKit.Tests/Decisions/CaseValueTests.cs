using System.Globalization;
using EvalKit.Decisions;

namespace EvalKit.Tests.Decisions;

public sealed class CaseValueTests
{
    private static readonly CaseValue Guide = new(20, [new FailureKind("escalated", 0.95m, 40), new FailureKind("lost", 0.05m, 1000)]);

    // The guide's table for 1,000 cases: 815 successes save 16,300; 175.75 escalations cost 7,030, 9.25 lost customers 9,250; 20 are left.
    [Fact]
    public void Balance_TwoKindsOfFailure_IsTheGuidesTable()
    {
        Assert.Equal((88m, 81.5m), (Guide.CostPerFailure, Guide.BreakEvenPercent));
        var balance = Guide.Balance(0.815, 1000);
        Assert.Equal((815m, 16_300m, 20m), (balance.Successes, balance.Saved, balance.Net));
        Assert.Equal([new FailureAmount("escalated", 175.75m, 7030), new FailureAmount("lost", 9.25m, 9250)], balance.Failures);
    }

    [Theory]
    [InlineData("16300", "USD", "$16,300.00")]
    [InlineData("-0.05", "USD", "-$0.05")]
    [InlineData("12.5", "EUR", "EUR 12.50")]
    [InlineData("0.0042", "USD", "$0.0042")]
    [InlineData("-0.000123", "USD", "-$0.00012")]
    [InlineData("0", "USD", "$0.00")]
    [InlineData("-1234567.891", "USD", "-$1,234,567.89")]
    [InlineData("-0.0000000000000000000000001", "USD", "$0.00")]
    public void Show_AnyCulture_IsTheSame(string amount, string currency, string shown)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "", "de-DE", "tr-TR", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(shown, Amount.Show(decimal.Parse(amount, CultureInfo.InvariantCulture), currency));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // 0.21 / 11.92 = 0.017617: the guide says "less than 2 % of the cost".
    [Fact]
    public void CostRatio_GuidesCosts_IsLessThanTwoPercent()
    {
        var ratio = CostRatio.Between("tuned", 0.21, "large", 11.92)!;
        Assert.Equal(0.0176, ratio.Ratio, 4);
        Assert.Equal("1.76 % of the cost of large (less than 2 %)", ratio.ToString());
    }

    [Theory]
    [InlineData(0.2, 10.0, 3)]
    [InlineData(0.0, 10.0, 1)]
    [InlineData(9.99, 10.0, 100)]
    public void LessThanPercent_Ratio_IsTheNextWholePercentAbove(double cost, double other, int percent) => Assert.Equal(percent, CostRatio.Between("a", cost, "b", other)!.LessThanPercent);

    [Theory]
    [InlineData(null, 1.0)]
    [InlineData(1.0, null)]
    [InlineData(1.0, 1.0)]
    [InlineData(2.0, 1.0)]
    [InlineData(0.0, 0.0)]
    public void Between_CostUnknownOrNotLower_IsNone(double? cost, double? other) => Assert.Null(CostRatio.Between("a", cost, "b", other));
}
