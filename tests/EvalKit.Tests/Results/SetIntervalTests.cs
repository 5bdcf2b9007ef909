using EvalKit.Gates;
using EvalKit.Graders;
using EvalKit.Graders.Classification;
using EvalKit.Graders.Numeric;
using EvalKit.Graders.Probabilities;
using EvalKit.Results;
using EvalKit.Statistics;
using EvalKit.Suites;
using EvalKit.Yaml;
using static EvalKit.Tests.Results.TestSuite;

namespace EvalKit.Tests.Results;

/// <summary>Intervals of metrics of a whole set: where resamples agree, they are extended to what unseen items could do.</summary>
public sealed class SetIntervalTests
{
    private static readonly GraderDefinition Labels = new ClassificationType().Define("label", YamlValue.Map("", 0, 0, []));

    // Golden: Wilson's interval of 30 of 30 begins at 1 - .1135. Micro F1 is the accuracy.
    [Fact]
    public void Compute_EveryLabelRight_HasTheWidthOfAPassRate()
    {
        var value = Metric("micro_f1", Answers(30));

        Assert.Equal(1, value.Value);
        Assert.Equal(0.8865, value.Low!.Value, 4);
        Assert.Equal(1, value.High!.Value, 12);
        Assert.Equal("bootstrap-unseen", value.Interval);
    }

    // Three labels of 20, 9 and 1: z² errors of the rare one as the next give F1 of 2/(2 + 3.84) and 18/(18 + 3.84) beside 1.
    [Fact]
    public void Compute_RareLabelRight_SaysHowLittleOneItemProves()
    {
        List<(string, string)> answers = [.. Enumerable.Repeat(("a", "a"), 20), .. Enumerable.Repeat(("b", "b"), 9), ("c", "c")];

        var value = Metric("macro_f1", answers);

        Assert.Equal((1 + 18 / (18 + 3.841458820694124) + 2 / (2 + 3.841458820694124)) / 3, value.Low!.Value, 6);
    }

    [Theory]
    [InlineData("macro_f1")]
    [InlineData("weighted_f1")]
    [InlineData("macro_precision")]
    [InlineData("macro_recall")]
    [InlineData("balanced_accuracy")]
    [InlineData("mcc")]
    [InlineData("kappa")]
    public void Compute_PerfectScore_NeverIsCertain(string metric)
    {
        var value = Metric(metric, Answers(40));

        Assert.Equal(1, value.Value!.Value, 12);
        Assert.InRange(value.Low!.Value, 0.7, 0.95);
        Assert.InRange(value.High!.Value, value.Value.Value - 1e-12, 1);
    }

    [Fact]
    public void Compute_Spread_LeavesTheIntervalOfTheResamples()
    {
        var answers = Answers(120);
        for (var i = 0; i < 120; i += 3)
            answers[i] = (answers[i].Gold, "b");
        var run = Run(answers);
        var cells = run.Variants[0].Graders[0].Gather([.. Enumerable.Range(0, 120)]);
        var expected = SetBootstrap.Percentile(w => Find("macro_f1").Compute(cells, w), 120, [], 0.95, 1).Interval;

        var value = Metric("macro_f1", answers);

        Assert.Equal("bootstrap-percentile", value.Interval);
        // Drawn by cells there, by groups of equal cells here: another sequence of the same distribution.
        Assert.Equal(expected.Low, value.Low!.Value, 0.015);
        Assert.Equal(expected.High, value.High!.Value, 0.015);
    }

    [Fact]
    public void Compute_ClustersThatMoveAsOne_AreWhatIsCounted()
    {
        var run = Run(Answers(40), [.. Enumerable.Range(0, 40).Select(i => $"c{i / 4}")]);

        var value = new MetricCalculator(run, 0.95, 1).Compute(run.Variants[0].Graders[0], Find("micro_f1"), SliceItems.Of(run.Items, null));

        // Ten clusters: 10/(10 + t²) with t(.975) of 9 degrees of freedom, 2.262157.
        Assert.Equal(10 / (10 + 2.262157 * 2.262157), value.Low!.Value, 5);
    }

    [Fact]
    public void Compute_RepeatsOfAnItem_AreNoFurtherItems()
    {
        var run = Run(Answers(90), repeats: 3);

        var value = new MetricCalculator(run, 0.95, 1).Compute(run.Variants[0].Graders[0], Find("micro_f1"), SliceItems.Of(run.Items, null));

        Assert.Equal(0.8865, value.Low!.Value, 4);
    }

    [Fact]
    public void Compute_NoErrorWithoutALargestOne_IsNoCertaintyEither()
    {
        var definition = new NumericType().Define("total", YamlValue.Map("", 0, 0, []));
        var variant = new VariantData("only", false, [definition, .. BuiltinMetrics.All], 20);
        for (var cell = 0; cell < 20; cell++)
            variant.Graders[0].Set(cell, new Score { Outcome = Outcome.Scored, Columns = [1, 0] });

        var value = new MetricCalculator(20, 1, null, 0.95, 1).Compute(variant.Graders[0], definition.Metrics.First(m => m.Name == "rmse"), [.. Enumerable.Range(0, 20)]);

        Assert.Equal(0, value.Value);
        Assert.Equal((0.0, (double?)null, "none"), (value.Low, value.High, value.Interval));
    }

    // The area is a mean over pairs: it rests on the five positives, 5/(5 + z²).
    [Fact]
    public void Compute_RankingWithoutAnError_RestsOnTheSmallerClass()
    {
        var definition = new ProbabilitiesType().Define("p", YamlValue.Map("", 0, 0, []));
        var variant = new VariantData("only", false, [definition, .. BuiltinMetrics.All], 100);
        for (var cell = 0; cell < 100; cell++)
        {
            var columns = new double[definition.Columns.Count];
            columns[ProbabilityColumns.Gold] = cell < 5 ? 1 : 0;
            columns[ProbabilityColumns.FirstProbability] = cell < 5 ? 0.9 : 0.1 + cell / 1000.0;
            variant.Graders[0].Set(cell, new Score { Outcome = Outcome.Scored, Columns = columns });
        }

        var value = new MetricCalculator(100, 1, null, 0.95, 1).Compute(variant.Graders[0], definition.Metrics.First(m => m.Name == "roc_auc"), [.. Enumerable.Range(0, 100)]);

        Assert.Equal(5 / (5 + 3.841458820694124), value.Low!.Value, 6);
    }

    // Golden: Tango's interval of 50 pairs without a flip is -.0713 to .0713; 200 are needed for a margin of .02.
    [Theory]
    [InlineData(50, -0.0713, "inconclusive")]
    [InlineData(180, -0.0209, "inconclusive")]
    [InlineData(200, -0.0188, "passed")]
    public void Compare_SameAnswers_ExcludeADropNoBetterThanPairsWithoutAFlip(int items, double low, string verdict)
    {
        var comparison = Compare(Answers(items), Answers(items));

        Assert.Equal("paired-bootstrap-unseen", comparison.Interval);
        Assert.Equal(low, comparison.Low!.Value, 4);
        Assert.Equal(-low, comparison.High!.Value, 4);
        Assert.Equal(verdict, comparison.Verdict);
        Assert.Null(comparison.MinimumDetectable);
    }

    [Fact]
    public void Compare_SameAnswersWithOneMissing_HasNoCertaintyAtEitherBound()
    {
        var run = Pair(Answers(60), Answers(60));
        run.Variants[1].Graders[0].Set(7, Score.Missing(Outcome.Errored, "none"));

        var comparison = Compare(run);

        Assert.Equal("inconclusive", comparison.Verdict);
        Assert.True(comparison.Low < -0.05);
    }

    private static List<(string Gold, string Predicted)> Answers(int count) => [.. Enumerable.Range(0, count).Select(i => "abcd"[i % 4].ToString()).Select(l => (l, l))];

    private static SetMetric Find(string metric) => (SetMetric)Labels.Metrics.First(m => m.Name == metric);

    private static MetricValue Metric(string metric, List<(string, string)> answers)
    {
        var run = Run(answers);
        return new MetricCalculator(run, 0.95, 1).Compute(run.Variants[0].Graders[0], Find(metric), SliceItems.Of(run.Items, null));
    }

    private static Comparison Compare(List<(string, string)> old, List<(string, string)> @new) => Compare(Pair(old, @new));

    private static Comparison Compare(RunData run) => Summarise(run, Against(0.02, "label.micro_f1")).Comparisons[0];

    private static RunData Run(List<(string, string)> answers, string[]? clusters = null, int repeats = 1) =>
        new(TestRun.Items(answers.Count / repeats, clusters), repeats, [Variant("only", false, answers)]);

    private static RunData Pair(List<(string, string)> old, List<(string, string)> @new) =>
        new(TestRun.Items(old.Count), 1, [Variant("old", true, old), Variant("new", false, @new)]);

    private static VariantData Variant(string name, bool isBaseline, List<(string Gold, string Predicted)> answers)
    {
        var variant = new VariantData(name, isBaseline, [Labels, .. BuiltinMetrics.All], answers.Count);
        for (var cell = 0; cell < answers.Count; cell++)
        {
            var (gold, predicted) = answers[cell];
            variant.Graders[0].Set(cell, new Score { Outcome = Outcome.Scored, Columns = [gold == predicted ? 1 : 0], Gold = gold, Predicted = predicted });
            variant.Outcomes[cell] = Outcome.Scored;
        }
        return variant;
    }
}
