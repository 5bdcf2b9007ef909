using EvalKit.Decisions;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Tests.Decisions;

public sealed class BreakEvenTests
{
    /// <summary>Amounts in cents, from one cent to a million.</summary>
    private static readonly Arbitrary<(decimal Saving, decimal Cost)> Amounts = (
        from saving in Gen.OneOf(Gen.Choose(1, 1000), Gen.Choose(1, 100_000_000))
        from cost in Gen.OneOf(Gen.Choose(0, 1000), Gen.Choose(0, 100_000_000))
        select (saving / 100m, cost / 100m)).ToArbitrary();

    // The worked example of the guide: 50 saved, 300 lost, break-even shown as 85.8 %; a loss of 0.05 a case at 85.7 %, a gain of 0.30 at 85.8 %.
    [Fact]
    public void BreakEven_GuidesExample_IsTheGuidesNumber()
    {
        Assert.Equal(85.8m, BreakEven.PercentRoundedUp(50, 300));
        Assert.Equal(-0.05m, BreakEven.Net(0.857m, 50, 300));
        Assert.Equal(0.30m, BreakEven.Net(0.858m, 50, 300));
    }

    [Theory]
    [InlineData(1, 1, 50.0)]
    [InlineData(1, 0, 0.0)]
    [InlineData(1, 999, 99.9)]
    [InlineData(1, 1000, 100.0)]
    [InlineData(142, 858, 85.8)]
    [InlineData(7, 3, 30.0)]
    public void PercentRoundedUp_WholeTenthsStay_OthersGoUp(int saving, int cost, double percent) => Assert.Equal((decimal)percent, BreakEven.PercentRoundedUp(saving, cost));

    [Fact]
    public void Net_AtBreakEven_IsNothing() => Prop.ForAll(
        Amounts, a => Math.Abs(BreakEven.Net(BreakEven.Accuracy(a.Saving, a.Cost), a.Saving, a.Cost)) < 1e-18m).QuickCheckThrowOnFailure();

    [Fact]
    public void PercentRoundedUp_AnyAmounts_LosesNothingAndATenthLessDoes() => Prop.ForAll(Amounts, a =>
    {
        var shown = BreakEven.PercentRoundedUp(a.Saving, a.Cost) / 100;
        return BreakEven.Net(shown, a.Saving, a.Cost) >= 0 && (shown == 0 || BreakEven.Net(shown - 0.001m, a.Saving, a.Cost) < 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Net_MoreAccuracy_IsWorthMore() => Prop.ForAll(
        Amounts, a => BreakEven.Net(0.6m, a.Saving, a.Cost) > BreakEven.Net(0.599m, a.Saving, a.Cost)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    public void Accuracy_AmountsThatMakeNone_AreRefused(int saving, int cost)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BreakEven.Accuracy(saving, cost));
        Assert.Throws<ArgumentOutOfRangeException>(() => BreakEven.PercentRoundedUp(saving, cost));
        Assert.Throws<ArgumentOutOfRangeException>(() => BreakEven.Net(0.5m, saving, cost));
    }
}
