namespace EvalKit.Statistics.Tests;

public sealed class JudgeCorrectionTests
{
    private static readonly double[] Labels = [1, 1, 1, 0, 0, 1, 1, 0, 1, 0];

    private static readonly double[] Judged = [1, 1, 1, 0, 1, 1, 1, 0, 1, 1];

    private static readonly double[] Unlabelled = [.. Enumerable.Repeat(1.0, 70), .. Enumerable.Repeat(0.0, 30)];

    [Fact]
    public void RoganGladen_HundredLabelsEach_IsTheGoldenInterval()
    {
        var corrected = RoganGladen.Correct(0.8, 1000, new(0.85, 100, 0.9, 100), 0.95);
        Assert.Equal(0.8667, corrected.Value, 4);
        Assert.Equal(0.7982, corrected.Interval.Low, 4);
        Assert.Equal(0.9581, corrected.Interval.High, 4);
    }

    [Fact]
    public void RoganGladen_TwentyLabelsEach_ReachesOne()
    {
        var corrected = RoganGladen.Correct(0.8, 1000, new(0.85, 20, 0.9, 20), 0.95);
        Assert.Equal(0.7422, corrected.Interval.Low, 4);
        Assert.Equal(1, corrected.Interval.High);
    }

    [Fact]
    public void RoganGladen_JudgeNoBetterThanChance_IsRefused() =>
        Assert.Throws<ArgumentException>(() => RoganGladen.Correct(0.8, 100, new(0.5, 10, 0.5, 10), 0.95));

    // m / (1 + (1/.8 - 1) sqrt(.15/.1)) = 100/1.30619 = 76.6
    [Fact]
    public void LabelsOnPasses_WorkedExample_FollowsTheFormula() => Assert.Equal(77, RoganGladen.LabelsOnPasses(100, 0.8, 0.85, 0.9));

    [Fact]
    public void PredictionPowered_WorkedExample_IsTheGoldenInterval()
    {
        var estimate = PredictionPowered.Mean(Labels, Judged, Unlabelled, 0.95);
        Assert.Equal(0.52404, PredictionPowered.JudgeWeight(Labels, Judged, Unlabelled), 5);
        Assert.Equal(0.54760, estimate.Value, 5);
        // Published as [.2967, .7986]: .29665 and .79855 rounded once more.
        Assert.Equal(0.29665, estimate.Interval.Low, 5);
        Assert.Equal(0.79855, estimate.Interval.High, 0.00001);
    }

    [Fact]
    public void PredictionPowered_JudgeWithoutSignal_FallsBackToTheLabels()
    {
        var estimate = PredictionPowered.Mean(Labels, [0, 1, 0, 1, 1, 0, 0, 1, 0, 1], Unlabelled, 0.95);
        Assert.Equal(0.6, estimate.Value, 12);
        Assert.Equal(0.2964, estimate.Interval.Low, 4);
        Assert.Equal(0.9036, estimate.Interval.High, 4);
    }

    [Fact]
    public void Stratified_OneStratum_IsTheStratum()
    {
        var estimate = PredictionPowered.Mean(Labels, Judged, Unlabelled, 0.95);
        Assert.Equal(estimate, PredictionPowered.Stratified([(estimate, 1)], 0.95));
    }

    [Fact]
    public void Stratified_TwoHalves_AddsVariances()
    {
        var estimate = PredictionPowered.Mean(Labels, Judged, Unlabelled, 0.95);
        var joined = PredictionPowered.Stratified([(estimate, 0.5), (estimate, 0.5)], 0.95);
        Assert.Equal(estimate.Value, joined.Value, 12);
        Assert.Equal(estimate.StandardError / Math.Sqrt(2), joined.StandardError, 12);
        Assert.Throws<ArgumentException>(() => PredictionPowered.Stratified([(estimate, 0.5)], 0.95));
    }
}
