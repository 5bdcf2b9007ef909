namespace EvalKit.Statistics.Tests;

public sealed class PairedBinaryTests
{
    public static TheoryData<string> McNemar => VectorFile.Ids("mcnemar");

    public static TheoryData<string> Intervals => VectorFile.Ids("paired_proportion_ci");

    public static TheoryData<string> NonInferiority => VectorFile.Ids("noninferiority_paired");

    [Theory]
    [MemberData(nameof(McNemar))]
    public void McNemar_ReferenceCase_MatchesStatsmodelsAndR(string id)
    {
        var c = VectorFile.Case("mcnemar", id);
        var n = c.Int("both_right") + c.Int("only_a_right") + c.Int("only_b_right") + c.Int("both_wrong");
        var pairs = new PairedBinary(c.Int("only_a_right"), c.Int("only_b_right"), n);
        c.Check(pairs.Discordant, "discordant");
        c.Check(pairs.McNemarExact(), "exact_p");
        c.Check(pairs.McNemarMidP(), "mid_p");
        c.Check(pairs.McNemarChiSquared().Statistic, "chi2", "statistic");
        c.Check(pairs.McNemarChiSquared().PValue, "chi2", "p");
        c.Check(pairs.McNemarChiSquared(continuityCorrection: true).Statistic, "chi2_corrected_R", "statistic");
        c.Check(pairs.McNemarChiSquared(continuityCorrection: true).PValue, "chi2_corrected_R", "p");
        if (pairs.Improved == pairs.Worsened)
            return;
        // As many in both directions: R corrects nothing, and so does EvalKit; statsmodels takes off 1 there too.
        c.Check(pairs.McNemarChiSquared(continuityCorrection: true).Statistic, "chi2_corrected_statsmodels", "statistic");
        c.Check(pairs.McNemarChiSquared(continuityCorrection: true).PValue, "chi2_corrected_statsmodels", "p");
    }

    [Theory]
    [MemberData(nameof(Intervals))]
    public void Interval_ReferenceCase_MatchesRatesci(string id)
    {
        var c = VectorFile.Case("paired_proportion_ci", id);
        var n = c.Int("both_right") + c.Int("only_a_right") + c.Int("only_b_right") + c.Int("both_wrong");
        var pairs = new PairedBinary(c.Int("only_a_right"), c.Int("only_b_right"), n);
        var level = c.In("confidence");
        c.Check(pairs.Difference, "difference");
        c.Check(pairs.TangoInterval(level), "tango");
        c.Check(pairs.BonettPrice(level), "bonett_price");
        c.Check(pairs.Newcombe(c.Int("both_right"), level), "newcombe_method10");
        c.Check(pairs.Newcombe(c.Int("both_right"), level, continuityCorrection: false), "newcombe_method8");
        c.Check(pairs.AgrestiMin(level), "agresti_min");
        c.Check(pairs.Wald(level), "wald");
    }

    [Theory]
    [MemberData(nameof(NonInferiority))]
    public void NonInferiority_ReferenceCase_MatchesTheScoreTest(string id)
    {
        var c = VectorFile.Case("noninferiority_paired", id);
        var n = c.Int("both_right") + c.Int("only_new_right") + c.Int("only_old_right") + c.Int("both_wrong");
        var pairs = new PairedBinary(c.Int("only_new_right"), c.Int("only_old_right"), n);
        var test = pairs.NonInferiority(c.In("margin"));
        c.Check(pairs.Difference, "difference");
        c.Check(test.Statistic, "tango_score_z");
        c.Check(test.PValue, "tango_score_p");
        c.Check(pairs.NonInferiorityWald(c.In("margin")).Statistic, "wald_z");
        c.Check(pairs.NonInferiorityWald(c.In("margin")).PValue, "wald_p");
    }

    [Theory]
    [InlineData(8, 2, 0.1094, 0.0654, 0.0547)]
    [InlineData(15, 5, 0.0414, 0.0266, 0.0207)]
    public void McNemar_GoldenNumbers_AgreeToFourDigits(int b, int c, double exact, double midP, double oneSided)
    {
        var pairs = new PairedBinary(b, c, 50);
        Assert.Equal(exact, pairs.McNemarExact(), 4);
        Assert.Equal(midP, pairs.McNemarMidP(), 4);
        Assert.Equal(oneSided, pairs.McNemarExact(Alternative.Greater), 4);
        Assert.Equal(oneSided, new PairedBinary(c, b, 50).McNemarExact(Alternative.Less), 4);
    }

    [Fact]
    public void McNemarExact_SixToNothing_IsOneIn32() => Assert.Equal(1 / 32.0, new PairedBinary(6, 0, 50).McNemarExact(), 12);

    [Theory]
    [InlineData(8, 2, 50, -0.0047, 0.2548)]
    [InlineData(0, 0, 50, -0.0713, 0.0713)]
    [InlineData(12, 9, 100, -0.0632, 0.1245)]
    public void TangoInterval_GoldenNumbers_AgreeToFourDigits(int b, int c, int n, double low, double high)
    {
        var interval = new PairedBinary(b, c, n).TangoInterval(0.95);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void BonettPrice_EightToTwoOfFifty_IsTheGoldenInterval()
    {
        var interval = new PairedBinary(8, 2, 50).BonettPrice(0.95);
        Assert.Equal(-0.0114, interval.Low, 4);
        Assert.Equal(0.2421, interval.High, 4);
    }

    [Theory]
    [InlineData(8, 2, 0.96729)]
    [InlineData(5, 0, 0.98438)]
    [InlineData(12, 9, 0.73827)]
    public void ProbabilityBetter_GoldenNumbers_AgreeToFiveDigits(int b, int c, double expected) =>
        Assert.Equal(expected, new PairedBinary(b, c, 100).ProbabilityBetter(), 5);

    [Fact]
    public void MinimumDiscordant_AtFivePercent_IsSixTwoSidedAndFiveOneSided()
    {
        Assert.Equal(6, PairedBinary.MinimumDiscordant(0.05));
        Assert.Equal(5, PairedBinary.MinimumDiscordant(0.05, Alternative.Greater));
        Assert.False(new PairedBinary(5, 0, 50).CanReject(0.05));
        Assert.True(new PairedBinary(3, 3, 50).CanReject(0.05));
    }

    [Theory]
    [InlineData(10, 0, 10)]
    [InlineData(0, 10, 10)]
    [InlineData(0, 0, 1)]
    [InlineData(1, 0, 1)]
    public void TangoInterval_ExtremeTables_StayInsideTheRange(int b, int c, int n)
    {
        var pairs = new PairedBinary(b, c, n);
        var interval = pairs.TangoInterval(0.95);
        Assert.InRange(interval.Low, -1, pairs.Difference);
        Assert.InRange(interval.High, pairs.Difference, 1);
        Assert.True(interval.Width > 0);
    }

    [Theory]
    [InlineData(-1, 0, 5)]
    [InlineData(0, -1, 5)]
    [InlineData(3, 3, 5)]
    [InlineData(0, 0, 0)]
    public void Constructor_ImpossibleCounts_AreRefused(int b, int c, int n) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PairedBinary(b, c, n));
}
