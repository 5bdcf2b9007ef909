using EvalKit.Results;

namespace EvalKit.Tests.Graders.Judging;

public sealed class PanelTests
{
    private const string Words = "type: judge_pass_fail\nmodel: [a, b, c]\ncriteria: It is right.";

    private const string Numbers = "type: judge_score\nmodel: [a, b, c]\ncriteria: How right.\nrange: [0, 10]";

    [Fact]
    public void Words_MajorityOfThePanel_IsTheVerdict()
    {
        var score = Graded(Words, "pass", "fail", "pass");

        Assert.Equal(1, score.Value);
        Assert.Equal("a: pass; b: fail; c: pass", score.Reason);
        Assert.Equal([1.0, 1, 0, 1], score.Columns);
    }

    [Fact]
    public void Words_SplitPanel_IsJudgeFailed()
    {
        Assert.Equal("the judges are split: pass, fail", Graded(Words, "pass", "?", "fail").Reason);
        Assert.Equal(Outcome.JudgeFailed, Graded(Words, "pass", "?", "fail").Outcome);
    }

    [Theory]
    [InlineData("", 4)]
    [InlineData("\npanel: mean", 5)]
    public void Numbers_MedianOrMean_IsTheScore(string rule, double raw) => Assert.Equal(raw, Graded(Numbers + rule, "1", "4", "10").Raw);

    [Fact]
    public void Numbers_MajorityRule_NeedsEqualNumbers()
    {
        Assert.Equal(4, Graded(Numbers + "\npanel: majority", "4", "4", "10").Raw);
        Assert.Equal("the judges are split: 1, 4, 10", Graded(Numbers + "\npanel: majority", "1", "4", "10").Reason);
    }

    [Fact]
    public void Panel_WithoutAVerdictOfMoreThanHalf_IsJudgeFailed()
    {
        Assert.Equal(Outcome.Scored, Graded(Numbers, "1", "?", "4").Outcome);
        Assert.StartsWith("1 of 3 judges gave a verdict; the judge's answer does not end with", Graded(Numbers, "1", "?", "?").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_WithAVerdictThatIsNotOnRecord_IsNotRun()
    {
        var score = GraderUnderTest.Judged(Words, ScriptedJudge.Saying("pass", "a"), ScriptedJudge.Saying("pass", "b"), new ScriptedJudge(_ => "", "c") { Failure = Outcome.NotRun }).Grade("x");

        Assert.Equal(Outcome.NotRun, score.Outcome);
    }

    [Fact]
    public void Samples_OfOneJudge_AreAveragedWithTheirSpread()
    {
        var judge = new ScriptedJudge(call => call.Sample switch { 0 => "2", 1 => "6", 2 => "?", _ => "4" });
        var grader = GraderUnderTest.Judged("type: judge_score\nmodel: judge\ncriteria: c\nrange: [0, 10]\nsamples: 4", judge);

        var score = grader.Grade("x");

        Assert.Equal(4, score.Raw!.Value, 12);
        // numpy.std([.2, .6, .4]) = 0.16329931618554522
        Assert.Equal(0.16329931618554522, grader.Column(score, "spread"), 12);
        Assert.Equal([0, 1, 2, 3], judge.Calls.Select(c => c.Sample).Order());
        Assert.Equal((4, 0.004m), (score.Judge!.Calls, score.Judge.CostUsd));
    }

    /// <summary>
    /// The ratings of Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", part C, of which the last two units have verdicts of half of the panel or less. The
    /// expected value is 1 - Do/De by its definition over all pairs, computed in Python.
    /// </summary>
    [Fact]
    public void Alpha_OfAPanel_IsKrippendorffs()
    {
        double[][] ratings =
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, double.NaN, double.NaN, double.NaN],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, double.NaN, 3],
            [double.NaN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, double.NaN],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, double.NaN],
        ];
        var judges = ratings.Select((of, j) => new ScriptedJudge(call => of[int.Parse(ScriptedJudge.Piece(call, "answer"), System.Globalization.CultureInfo.InvariantCulture)] is var v && double.IsNaN(v) ? "none" : $"{{\"score\": {v}}}", "j" + j)).ToList();
        var grader = GraderUnderTest.Judged("type: judge_score\nmodel: [j0, j1, j2, j3]\ncriteria: c\nrange: [1, 5]", [.. judges]);
        var scores = Enumerable.Range(0, 12).Select(i => grader.Grade(i.ToString(System.Globalization.CultureInfo.InvariantCulture))).Where(s => s.Outcome == Outcome.Scored).ToList();

        Assert.Equal(10, scores.Count);
        Assert.Equal(0.8353867214236824, grader.SetMetric("alpha", scores), 12);
    }

    [Theory]
    [InlineData(Statistics.MeasurementLevel.Nominal)]
    [InlineData(Statistics.MeasurementLevel.Interval)]
    public void Alpha_OfWeights_IsThatOfItemsAsOften(Statistics.MeasurementLevel level)
    {
        double[][] ratings = [[1, 2, 1, 3], [1, 2, 2, 3], [1, 1, 2, double.NaN]];
        double[][] twice = [[1, 1, 2, 1, 1, 1], [1, 1, 2, 2, 2, 2], [1, 1, 1, 2, 2, 2]];
        Assert.Equal(Statistics.KrippendorffAlpha.FromRatings(twice, level), new Statistics.WeightedAlpha(ratings, level).Of([2, 1, 3, 0]), 12);
        Assert.Equal(Statistics.KrippendorffAlpha.FromRatings(ratings, level, [2, 1, 3, 0]), new Statistics.WeightedAlpha(ratings, level).Of([2, 1, 3, 0]), 12);
        Assert.Equal(Statistics.KrippendorffAlpha.FromRatings(ratings, level), new Statistics.WeightedAlpha(ratings, level).Of([1, 1, 1, 1]), 12);
        // One value alone, and nothing at all.
        Assert.True(double.IsNaN(new Statistics.WeightedAlpha(ratings, level).Of([0, 0, 0, 7])));
        Assert.True(double.IsNaN(new Statistics.WeightedAlpha(ratings, level).Of([0, 0, 0, 0])));
    }

    [Theory]
    [InlineData("model: [a, b, a]", "model 'a' stands twice in the panel")]
    [InlineData("model: [a, b]\npanel: median", "verdicts of judge_pass_fail are words, which have no median: write panel: majority")]
    [InlineData("model: a\nsolve_first: true", "'solve_first' needs 'question': the task that the judge is to solve")]
    [InlineData("model: a\nshow: { Answer: x }", "'Answer' cannot name a piece: use lower-case letters and '_', and none of question, context, reference, answer")]
    [InlineData("model: a\nshow: { answer: x }", "'answer' cannot name a piece: use lower-case letters and '_', and none of question, context, reference, answer")]
    public void Panel_ThatMakesNoSense_IsAProblem(string keys, string problem) =>
        Assert.Contains(problem, GraderUnderTest.ProblemsOf("type: judge_pass_fail\ncriteria: c\n" + keys));

    [Fact]
    public void Criteria_WithBlocks_AreAProblem() =>
        Assert.StartsWith("'criteria' may hold values such as {{ item.name }} but no blocks", Assert.Single(GraderUnderTest.ProblemsOf("type: judge_pass_fail\nmodel: a\ncriteria: '{{#each item.rules}}{{this}}{{/each}}'")), StringComparison.Ordinal);

    private static Score Graded(string yaml, params string[] verdicts)
    {
        string[] names = ["a", "b", "c"];
        return GraderUnderTest.Judged(yaml, [.. verdicts.Select((v, i) => ScriptedJudge.Saying(v, names[i]))]).Grade("x");
    }
}
