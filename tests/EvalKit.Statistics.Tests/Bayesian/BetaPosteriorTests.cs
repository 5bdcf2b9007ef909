namespace EvalKit.Statistics.Tests;

public sealed class BetaPosteriorTests
{
    public static TheoryData<string> Single => VectorFile.Ids("beta_posterior", "single");

    public static TheoryData<string> Superiority => VectorFile.Ids("beta_posterior", "superiority");

    public static TheoryData<string> Intervals => VectorFile.Ids("binomial_intervals");

    [Theory]
    [MemberData(nameof(Single))]
    public void Posterior_ReferenceCase_MatchesSixtyDigitArithmetic(string id)
    {
        var c = VectorFile.Case("beta_posterior", id);
        var posterior = BetaPosterior.From(c.Int("successes"), c.Int("n"), c.In("prior_alpha"), c.In("prior_beta"));
        c.Check(posterior.Alpha, "alpha");
        c.Check(posterior.Beta, "beta");
        c.Check(posterior.Mean, "mean");
        c.Check(posterior.Variance, "variance");
        c.Check(posterior.Median, "median");
        c.Check(posterior.EqualTailed(c.In("credible_level")), "equal_tailed_interval");
        c.Check(posterior.ProbabilityAbove(c.In("threshold")), "prob_greater_than_threshold");
        c.Check(posterior.Predictive(c.Int("predictive_k"), c.Int("predictive_m")), "predictive_pmf");
        c.Check(posterior.PredictiveAtMost(c.Int("predictive_k"), c.Int("predictive_m")), "predictive_cdf");
    }

    [Theory]
    [MemberData(nameof(Superiority))]
    public void ProbabilityGreater_ReferenceCase_MatchesTheClosedForm(string id)
    {
        var c = VectorFile.Case("beta_posterior", id);
        var a = BetaPosterior.From(c.Int("x_a"), c.Int("n_a"), c.In("prior_alpha"), c.In("prior_beta"));
        var b = BetaPosterior.From(c.Int("x_b"), c.Int("n_b"), c.In("prior_alpha"), c.In("prior_beta"));
        c.Check(a.ProbabilityGreater(b), "prob_a_greater_b");
    }

    [Theory]
    [MemberData(nameof(Intervals))]
    public void EqualTailed_JeffreysPrior_MatchesStatsmodels(string id)
    {
        var c = VectorFile.Case("binomial_intervals", id);
        c.Check(BetaPosterior.From(c.Int("successes"), c.Int("n"), 0.5, 0.5).EqualTailed(c.In("confidence")), "jeffreys");
    }

    [Fact]
    public void EqualTailed_SevenOfTenUniformPrior_IsTheGoldenInterval()
    {
        var interval = BetaPosterior.From(7, 10).EqualTailed(0.95);
        Assert.Equal(0.3903, interval.Low, 4);
        Assert.Equal(0.8907, interval.High, 4);
    }

    // E[2p(1-p)] of Beta(2, 4) is 2 ab/((a+b)(a+b+1)) = 16/42.
    [Fact]
    public void FlipRate_OneOfFour_IsThePosteriorMean() => Assert.Equal(16 / 42.0, BetaPosterior.From(1, 4).FlipRate, 12);

    // P(Beta(72, 1) <= .95) = .95^72 = .0249 is below .025, .95^71 = .0262 is not.
    [Theory]
    [InlineData(71, 71, ItemStability.StablePass)]
    [InlineData(70, 70, ItemStability.Flaky)]
    [InlineData(0, 71, ItemStability.StableFail)]
    [InlineData(5, 10, ItemStability.Flaky)]
    [InlineData(0, 0, ItemStability.Flaky)]
    public void Classify_History_NeedsManyRunsToCallAnItemStable(int passes, int runs, ItemStability expected) =>
        Assert.Equal(expected, FlakyItem.Classify(passes, runs));
}
