namespace EvalKit.Statistics.Tests;

public sealed class CorrectedMeanTests
{
    [Fact]
    public void Of_EveryItemLabelled_IsTheLabelsOwnInterval()
    {
        double[] labels = [.. Enumerable.Repeat(1.0, 7), .. Enumerable.Repeat(0.0, 3)];

        var corrected = CorrectedMean.Of(new double[10], labels, [], [], Interval.Unit, 0.95, 1)!.Value;

        // Wilson's interval of 7 of 10.
        Assert.Equal(0.7, corrected.Value, 12);
        Assert.Equal(0.3968, corrected.Interval.Low, 4);
        Assert.Equal(0.8922, corrected.Interval.High, 4);
        Assert.Equal((IntervalMethods.Wilson, 10), (corrected.Method, corrected.Labels));
    }

    // Tango's interval of no discordant pair among 50 ends at .0713: as many errors may be left among 100,000 more verdicts.
    [Fact]
    public void Of_JudgeWithoutAnErrorOnFiftyLabels_IsNotTakenForPerfect()
    {
        var judge = Enumerable.Range(0, 100_050).Select(i => i % 2 == 0 ? 1.0 : 0.0).ToArray();
        var human = judge.Select((v, i) => i < 50 ? v : double.NaN).ToArray();

        var corrected = CorrectedMean.Of(judge, human, [], [], Interval.Unit, 0.95, 1)!.Value;

        Assert.Equal(0.5, corrected.Value, 12);
        Assert.Equal(0.4287, corrected.Interval.Low, 0.001);
        Assert.Equal(0.5713, corrected.Interval.High, 0.001);
    }

    // With many labels the folds hardly differ, and the estimate is that of PPI++ with one lambda.
    [Fact]
    public void Of_ManyLabels_AgreesWithOneWeightForAll()
    {
        var generator = new SeededGenerator(5);
        var (judge, human) = (new double[4000], new double[4000]);
        for (var i = 0; i < judge.Length; i++)
        {
            var score = Math.Round(4 * generator.NextDouble()) / 4;
            judge[i] = Math.Clamp(score + (generator.NextDouble() < 0.3 ? 0.25 : 0), 0, 1);
            human[i] = i < 1000 ? score : double.NaN;
        }

        var corrected = CorrectedMean.Of(judge, human, [], [], Interval.Unit, 0.95, 1)!.Value;
        var plain = PredictionPowered.Mean(human.AsSpan(0, 1000), judge.AsSpan(0, 1000), judge.AsSpan(1000), 0.95);

        Assert.Equal(plain.Value, corrected.Value, 0.001);
        Assert.Equal(plain.Interval.Width, corrected.Interval.Width, 0.002);
        Assert.InRange(corrected.JudgeWeight, 0.6, 0.9);
    }

    [Fact]
    public void Of_Strata_WeighsThemByTheirShares()
    {
        // The judge passes 90 items of which people pass all that they saw, and fails 10 of which they pass half.
        var judge = Enumerable.Range(0, 100).Select(i => i < 90 ? 1.0 : 0.0).ToArray();
        var human = Enumerable.Repeat(double.NaN, 100).ToArray();
        human.AsSpan(0, 8).Fill(1);
        for (var i = 90; i < 98; i++)
            human[i] = i % 2;

        var corrected = CorrectedMean.Of(judge, human, [.. judge.Select(j => (int)j)], [], Interval.Unit, 0.95, 1)!.Value;

        Assert.Equal(0.9 * 1 + 0.1 * 0.5, corrected.Value, 12);
        Assert.Equal(IntervalMethods.StratifiedPredictionPowered, corrected.Method);
        // Without strata eight of sixteen labels lie among a tenth of the items.
        Assert.NotEqual(corrected.Value, CorrectedMean.Of(judge, human, [], [], Interval.Unit, 0.95, 1)!.Value.Value, 0.01);
    }

    [Fact]
    public void Of_StratumWithASingleLabel_IsNull()
    {
        double[] human = [1, 0, 1, double.NaN, 1, double.NaN];

        Assert.Null(CorrectedMean.Of([1, 0, 1, 1, 1, 0], human, [0, 0, 0, 0, 1, 1], [], Interval.Unit, 0.95, 1));
        Assert.Null(CorrectedMean.Of([1, 0], [double.NaN, double.NaN], [], [], Interval.Unit, 0.95, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_PValue_IsTheErrorAtWhichTheIntervalReachesZero(long seed)
    {
        var generator = new SeededGenerator(seed);
        var (judge, human) = (new double[400], new double[400]);
        for (var i = 0; i < judge.Length; i++)
        {
            human[i] = generator.NextDouble() < 0.2 ? 1 : generator.NextDouble() < 0.1 ? -1 : 0;
            judge[i] = generator.NextDouble() < 0.8 ? human[i] : 0;
            human[i] = i < 120 ? human[i] : double.NaN;
        }

        var signed = new Interval(-1, 1);
        var p = CorrectedMean.Of(judge, human, [], [], signed, 0.95, 1)!.Value.PValue;
        Assert.InRange(p, 1e-12, 1);
        // Each part's interval has a shape of its own, so that the ends meet nearly, not exactly.
        Assert.Equal(0, CorrectedMean.Of(judge, human, [], [], signed, 1 - p, 1)!.Value.Interval.Low, 0.01);
    }

    [Fact]
    public void LabelsFor_HalfOfAWidthThatLabelsMake_IsFourTimesTheLabels()
    {
        var corrected = new CorrectedMean(0.5, new(0.4, 0.6), IntervalMethods.PredictionPowered, 0.8, 50, 1000, 1, LabelShare: 1, 0.05);

        Assert.Equal(200, corrected.LabelsFor(0.5));
        // Where labels make 60 % of the squared width, no number of them leaves half of it.
        Assert.Null((corrected with { LabelShare = 0.6 }).LabelsFor(0.5));
        Assert.Null((corrected with { Items = 150 }).LabelsFor(0.5));
    }
}
