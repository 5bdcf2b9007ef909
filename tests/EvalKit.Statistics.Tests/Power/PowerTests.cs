namespace EvalKit.Statistics.Tests;

public sealed class PowerTests
{
    public static TheoryData<string> Miller => VectorFile.Ids("power", "miller");

    public static TheoryData<string> PairedT => VectorFile.Ids("power", "paired_t");

    public static TheoryData<string> McNemar => VectorFile.Ids("power", "mcnemar");

    [Theory]
    [MemberData(nameof(Miller))]
    public void Numeric_ReferenceCase_MatchesMiller(string id)
    {
        var c = VectorFile.Case("power", id);
        var sd = NumericPower.StandardDeviationWithRepeats(c.In("omega2"), c.In("sigma2_a"), c.Int("k_a"), c.In("sigma2_b"), c.Int("k_b"));
        c.Check(NumericPower.ItemsNeeded(sd, c.In("delta"), c.In("alpha"), c.In("power")), "n_required_eq9");
        c.Check(NumericPower.MinimumDetectableDifference(sd, c.In("n"), c.In("alpha"), c.In("power")), "minimum_detectable_effect_eq10");
    }

    [Theory]
    [MemberData(nameof(PairedT))]
    public void PairedT_ReferenceCase_MatchesRAndStatsmodels(string id)
    {
        var c = VectorFile.Case("power", id);
        var (effect, alpha, twoSided) = (c.In("effect_size_dz"), c.In("alpha"), c.Input.GetProperty("two_sided").GetBoolean());
        c.Check(NumericPower.PairedT(effect, c.Int("n"), alpha, twoSided), "power");
        if (!c.Has("n_required_integer"))
            return;
        var n = NumericPower.PairedTItemsNeeded(effect, alpha, c.In("target_power"), twoSided);
        c.Check(n, "n_required_integer");
        c.Check(NumericPower.PairedT(effect, n, alpha, twoSided), "power_at_n_required");
    }

    [Theory]
    [MemberData(nameof(McNemar))]
    public void PassFail_ReferenceCase_MatchesConnorAndDirectSummation(string id)
    {
        var c = VectorFile.Case("power", id);
        var (a, b, alpha) = (c.In("p_only_a"), c.In("p_only_b"), c.In("alpha"));
        c.Check(PassFailPower.Normal(a + b, b - a, c.Int("n"), alpha), "power_normal");
        c.Check(PassFailPower.Exact(a + b, b - a, c.Int("n"), alpha), "power_exact_test");
        if (c.Has("n_required_normal"))
            c.Check(PassFailPower.ItemsNeeded(a + b, b - a, alpha, c.In("target_power")), "n_required_normal");
    }

    // Miller 2024, section 5: 969 questions; with sampling variance 1/6 in each system 3876 for one repeat and 1260 for ten.
    [Theory]
    [InlineData(0, 1, 969)]
    [InlineData(1 / 6.0, 1, 3876)]
    [InlineData(1 / 6.0, 10, 1260)]
    public void ItemsNeeded_MillersExample_IsThePublishedNumber(double within, int repeats, int expected)
    {
        var sd = NumericPower.StandardDeviationWithRepeats(1 / 9.0, within, repeats, within, repeats);
        Assert.Equal(expected, Math.Round(NumericPower.ItemsNeeded(sd, 0.03)));
    }

    [Theory]
    [InlineData(0.2, 50, 0.177)]
    [InlineData(0.2, 100, 0.125)]
    [InlineData(0.2, 200, 0.089)]
    [InlineData(0.2, 500, 0.056)]
    [InlineData(0.2, 1000, 0.040)]
    [InlineData(0.1, 50, 0.125)]
    [InlineData(0.1, 100, 0.089)]
    [InlineData(0.1, 200, 0.063)]
    [InlineData(0.1, 500, 0.040)]
    [InlineData(0.1, 1000, 0.028)]
    public void MinimumDetectableDifference_PassFail_IsThePublishedTable(double discordance, int n, double expected) =>
        Assert.Equal(expected, PassFailPower.MinimumDetectableDifference(discordance, n), 3);

    // Smallest number of discordant pairs with 80 % power of the exact one-sided sign test at .05, when .6 .7 .8 .9 of them go one way.
    [Theory]
    [InlineData(0.6, 158)]
    [InlineData(0.7, 37)]
    [InlineData(0.8, 18)]
    [InlineData(0.9, 8)]
    public void Exact_OnlyDiscordantPairs_ReachesEightyPercentAtThePublishedCount(double share, int expected) =>
        Assert.Equal(expected, Enumerable.Range(5, 300).First(n => PassFailPower.Exact(1, 2 * share - 1, n, 0.1) >= 0.8));

    [Fact]
    public void MinimumDetectableDifference_HardlyAnyDiscordance_IsWhatATestCanReject() =>
        Assert.Equal(6 / 50.0, PassFailPower.MinimumDetectableDifference(0.01, 50), 12);

    [Fact]
    public void ItemsNeeded_DifferenceAboveTheDiscordance_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PassFailPower.ItemsNeeded(0.1, 0.2));
}
