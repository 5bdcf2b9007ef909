namespace EvalKit.Statistics.Tests;

public sealed class MeanIntervalTests
{
    public static TheoryData<string> Cases => VectorFile.Ids("mean_ci_t");

    [Theory]
    [MemberData(nameof(Cases))]
    public void StudentT_ReferenceCase_MatchesExactArithmetic(string id)
    {
        var c = VectorFile.Case("mean_ci_t", id);
        var values = c.Values("values");
        c.Check(Moments.Mean(values), "mean");
        c.Check(Math.Sqrt(Moments.Variance(values)), "sd");
        c.Check(StandardError.OfMean(values), "standard_error");
        c.Check(StudentTDistribution.Critical(c.In("confidence"), values.Length - 1), "t_critical");
        c.Check(MeanInterval.StudentT(values, c.In("confidence")), "t_interval");
        c.Check(MeanInterval.Around(Moments.Mean(values), NormalDistribution.Critical(c.In("confidence")) * StandardError.OfMean(values)), "z_interval");
        c.Check(values.Length, "n");
        c.Check(values.Length - 1, "df");
    }

    [Fact]
    public void BootstrapT_SymmetricNormalSample_IsCloseToStudentT()
    {
        var values = Enumerable.Range(1, 40).Select(i => NormalDistribution.Quantile((i - 0.5) / 40)).ToArray();
        var t = MeanInterval.StudentT(values, 0.95);
        var bootstrap = MeanInterval.BootstrapT(values, 0.95, 1);
        Assert.Equal(t.Low, bootstrap.Low, 0.05);
        Assert.Equal(t.High, bootstrap.High, 0.05);
    }

    [Fact]
    public void BootstrapT_SkewedSample_ReachesFurtherIntoTheLongTail()
    {
        var values = Enumerable.Range(1, 30).Select(i => -Math.Log(1 - (i - 0.5) / 30)).ToArray();
        var mean = values.Average();
        var interval = MeanInterval.BootstrapT(values, 0.95, 1);
        Assert.True(interval.High - mean > mean - interval.Low);
    }

    [Fact]
    public void BootstrapT_SameSeed_GivesTheSameInterval()
    {
        double[] values = [0.1, 0.9, 0.4, 0.7, 0.2, 0.35, 0.8];
        Assert.Equal(MeanInterval.BootstrapT(values, 0.95, 5), MeanInterval.BootstrapT(values, 0.95, 5));
        Assert.NotEqual(MeanInterval.BootstrapT(values, 0.95, 5), MeanInterval.BootstrapT(values, 0.95, 6));
    }

    [Fact]
    public void StudentT_ValueThatIsNotFinite_IsRefused() =>
        Assert.Throws<ArgumentException>(() => MeanInterval.StudentT([0.5, double.NaN, 1], 0.95));

    [Fact]
    public void HedgedBetting_ValueOutsideTheUnitInterval_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanInterval.HedgedBetting([0.5, 1.5], 0.95));
}
