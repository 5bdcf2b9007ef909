namespace EvalKit.Statistics.Tests;

public sealed class SetBootstrapTests
{
    private static readonly double[] Scores = [.. Enumerable.Range(0, 200).Select(i => 0.5 + 0.4 * Math.Sin(i))];

    private static readonly double[] Better = [.. Scores.Select((s, i) => s + 0.03 + 0.05 * Math.Cos(3 * i))];

    [Fact]
    public void Percentile_MeanOfItems_IsCloseToStudentT()
    {
        var result = SetBootstrap.Percentile(w => Mean(Scores, w), 200, [], 0.95, 1);
        var t = MeanInterval.StudentT(Scores, 0.95);
        Assert.Equal(t.Low, result.Interval.Low, 0.01);
        Assert.Equal(t.High, result.Interval.High, 0.01);
        Assert.Equal(StandardError.OfMean(Scores), result.StandardError, 0.002);
        Assert.Equal(0, result.Undefined);
    }

    [Fact]
    public void Percentile_Clusters_DrawsThemWhole()
    {
        var clusters = Enumerable.Range(0, 200).Select(i => i / 10).ToArray();
        var values = clusters.Select(c => (double)(c % 2)).ToArray();
        var alone = SetBootstrap.Percentile(w => Mean(values, w), 200, [], 0.95, 1);
        var clustered = SetBootstrap.Percentile(w => Mean(values, w), 200, clusters, 0.95, 1);
        Assert.True(clustered.Interval.Width > 2.5 * alone.Interval.Width);
    }

    [Fact]
    public void Percentile_FewUndefinedResamples_AreCountedAndLeftOut()
    {
        // The statistic needs the first or the second or the third or the fourth of 30 items: about 1.5 % of resamples have none of them.
        var result = SetBootstrap.Percentile(w => w[0] + w[1] + w[2] + w[3] == 0 ? double.NaN : Mean(Scores, w), 30, [], 0.95, 1);
        Assert.InRange(result.Undefined, 1, 100);
        Assert.True(result.Interval.IsBounded);
    }

    [Fact]
    public void Percentile_ManyUndefinedResamples_HasNoInterval()
    {
        var result = SetBootstrap.Percentile(w => w[0] == 0 ? double.NaN : 1, 30, [], 0.95, 1);
        Assert.True(double.IsNaN(result.Interval.Low));
        Assert.InRange(result.Undefined, 600, 900);
    }

    [Fact]
    public void PairedDifference_MeanOfItems_AgreesWithTheItemDifferences()
    {
        var differences = Better.Zip(Scores, (b, s) => b - s).ToArray();
        var result = SetBootstrap.PairedDifference(Mixture, 200, [], 0.95, 1);
        var t = MeanInterval.StudentT(differences, 0.95);
        Assert.Equal(differences.Average(), result.Difference, 12);
        Assert.Equal(t.Low, result.Interval.Low, 0.002);
        Assert.Equal(t.High, result.Interval.High, 0.002);
        Assert.Equal(1.0 / 2001, result.PValue, 12);
    }

    [Fact]
    public void PairedDifference_RandomisationOfAMean_IsTheSignFlipTest()
    {
        var weak = Scores.Select((s, i) => s + 0.006 + 0.05 * Math.Cos(3 * i)).ToArray();
        var differences = weak.Zip(Scores, (b, s) => b - s).ToArray();
        var result = SetBootstrap.PairedDifference(
            (w, v) => (Sum(Scores, w) + Sum(weak, v)) / (Sum(w) + Sum(v)), 200, [], 0.95, 1, 10_000);
        Assert.Equal(SignFlipPermutation.PValue(differences, 100_000, 1), result.PValue, 0.015);
    }

    [Fact]
    public void PairedDifference_SameOutputs_IsCertainOfNothing()
    {
        var result = SetBootstrap.PairedDifference((w, v) => (Sum(Scores, w) + Sum(Scores, v)) / (Sum(w) + Sum(v)), 200, [], 0.95, 1, 500);
        Assert.Equal(0, result.Difference, 12);
        Assert.Equal(1, result.PValue);
    }

    private static double Mixture(ReadOnlySpan<double> baseline, ReadOnlySpan<double> candidate) =>
        (Sum(Scores, baseline) + Sum(Better, candidate)) / (Sum(baseline) + Sum(candidate));

    private static double Mean(double[] values, ReadOnlySpan<double> weights) => Sum(values, weights) / Sum(weights);

    private static double Sum(double[] values, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += values[i] * weights[i];
        return sum;
    }

    private static double Sum(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        return sum;
    }
}
