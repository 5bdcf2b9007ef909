namespace EvalKit.Statistics.Tests;

public sealed class ProportionTests
{
    public static TheoryData<string> Cases => VectorFile.Ids("binomial_intervals");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Interval_ReferenceCase_MatchesStatsmodelsAndR(string id)
    {
        var c = VectorFile.Case("binomial_intervals", id);
        var (k, n, level) = (c.Int("successes"), c.Int("n"), c.In("confidence"));
        c.Check((double)k / n, "estimate");
        c.Check(Proportion.Wilson(k, n, level), "wilson");
        c.Check(Proportion.ClopperPearson(k, n, level), "clopper_pearson");
        c.Check(Proportion.Jeffreys(k, n, level), "jeffreys_endpoint_modified");
        c.Check(Proportion.WilsonContinuityCorrected(k, n, level), "wilson_continuity_corrected");
        c.Check(Proportion.AgrestiCoull(k, n, level), "agresti_coull");
        c.Check(Proportion.Wald(k, n, level), "normal");
    }

    // Published and independently computed values: Wilson 1927 formula; Clopper and Pearson 1934.
    [Theory]
    [InlineData(7, 10, 0.3968, 0.8922)]
    [InlineData(45, 50, 0.7864, 0.9565)]
    [InlineData(0, 30, 0, 0.1135)]
    public void Wilson_GoldenNumbers_AgreeToFourDigits(int successes, int n, double low, double high)
    {
        var interval = Proportion.Wilson(successes, n, 0.95);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void ClopperPearson_SevenOfTen_AgreesWithThePublishedInterval()
    {
        var interval = Proportion.ClopperPearson(7, 10, 0.95);
        Assert.Equal(0.3475, interval.Low, 4);
        Assert.Equal(0.9333, interval.High, 4);
    }

    [Theory]
    [InlineData(-1, 10, 0.95)]
    [InlineData(11, 10, 0.95)]
    [InlineData(0, 0, 0.95)]
    [InlineData(1, 2, 0)]
    [InlineData(1, 2, 1)]
    [InlineData(1, 2, double.NaN)]
    public void Wilson_ImpossibleArguments_AreRefused(int successes, int n, double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(successes, n, level));

    [Theory]
    [InlineData(0.95, 10, 0.914)]
    [InlineData(0.95, 30, 0.939)]
    [InlineData(0.95, 100, 0.966)]
    [InlineData(0.8, 30, 0.964)]
    public void Wilson_ExactCoverage_IsThePublishedOne(double p, int n, double expected)
    {
        var coverage = 0.0;
        for (var k = 0; k <= n; k++)
            coverage += Proportion.Wilson(k, n, 0.95).Contains(p) ? BinomialDistribution.Probability(k, n, p) : 0;
        Assert.Equal(expected, coverage, 3);
    }

    [Theory]
    [InlineData(0.95, 10, 0.401)]
    [InlineData(0.95, 30, 0.785)]
    [InlineData(0.95, 100, 0.877)]
    [InlineData(0.8, 30, 0.946)]
    public void StudentT_ExactCoverageOfPassRates_IsAsPoorAsPublished(double p, int n, double expected)
    {
        var coverage = 0.0;
        for (var k = 0; k <= n; k++)
        {
            var values = Enumerable.Range(0, n).Select(i => i < k ? 1.0 : 0.0).ToArray();
            coverage += MeanInterval.StudentT(values, 0.95).Contains(p) ? BinomialDistribution.Probability(k, n, p) : 0;
        }

        Assert.Equal(expected, coverage, 3);
    }
}
