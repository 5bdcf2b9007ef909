using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Classification;

public sealed class ProbabilityTests
{
    [Fact]
    public void Scores_NoItems_AreUndefined()
    {
        var items = new BinaryProbabilities([], []);
        Assert.Null(items.Brier);
        Assert.Null(items.LogLoss());
        Assert.Null(items.RocAuc);
        Assert.Null(items.AveragePrecision);
        Assert.Null(items.PositiveCalibration());
        var classes = new MulticlassProbabilities(3, [], []);
        Assert.Null(classes.BrierSum);
        Assert.Null(classes.LogLoss());
        Assert.Null(classes.TopAccuracy(1));
        Assert.Null(classes.RocAucOneVsOne);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Constructor_NotAProbability_IsRefused(double probability)
    {
        var error = Assert.Throws<ArgumentException>(() => new BinaryProbabilities([0.5, probability], [true, false]));
        Assert.StartsWith("Probability 1 is not a number from 0 to 1.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MulticlassProbabilities(2, [0.5, probability], [0]));
    }

    [Fact]
    public void Calibration_ZeroConfidence_StandsInTheFirstBin()
    {
        var calibration = Calibration.Measure([0, 0.05, 1], [false, true, true], 10)!;
        Assert.Equal([2, 1], calibration.Bins.Select(bin => bin.Count));
        Assert.Equal(0.475, calibration.MaximumError, 1e-12);
    }

    [Fact]
    public void Scores_AnyProbabilities_StayWithinTheirRanges()
    {
        var items =
            from length in Gen.Choose(1, 30)
            from probabilities in Gen.Choose(0, 20).Select(number => number / 20.0).ArrayOf(length)
            from gold in Gen.Elements(true, false).ArrayOf(length)
            from bins in Gen.Choose(1, 30)
            select (probabilities, gold, bins);
        Check.QuickThrowOnFailure(Prop.ForAll(items.ToArbitrary(), item =>
        {
            var scores = new BinaryProbabilities(item.probabilities, item.gold);
            var calibration = scores.PositiveCalibration(item.bins)!;
            Assert.True(calibration.ExpectedError <= calibration.MaximumError + 1e-12 && calibration.MaximumError <= 1);
            Assert.Equal(item.gold.Length, calibration.Bins.Sum(bin => bin.Count));
            Assert.True(scores.RocAuc is null or (>= 0 and <= 1));
            Assert.True(scores.AveragePrecision is null or (> 0 and <= 1));
            Assert.True(scores.LogLoss() >= 0 && double.IsFinite(scores.LogLoss()!.Value));

            var reversed = new BinaryProbabilities([.. item.probabilities.Select(p => 1 - p)], item.gold);
            if (scores.RocAuc is { } auc)
                Assert.Equal(1 - auc, reversed.RocAuc!.Value, 1e-12);
            var pairs = new MulticlassProbabilities(
                2, [.. item.probabilities.SelectMany(p => new[] { 1 - p, p })], [.. item.gold.Select(gold => gold ? 1 : 0)]);
            Assert.Equal(2 * scores.Brier!.Value, pairs.BrierSum!.Value, 1e-12);
            Assert.Equal(scores.LogLoss(1e-3)!.Value, pairs.LogLoss(1e-3)!.Value, 1e-12);
        }));
    }
}
