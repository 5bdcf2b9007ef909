using EvalKit.Results;

namespace EvalKit.Tests.Graders.Judging;

public sealed class PointsTests
{
    private const string Items = """
        items:
          - { name: cause, points: 0.60, criterion: names the cause }
          - { name: fix, points: 0.40, criterion: names the fix }
          - { name: invented, points: -0.20, criterion: invents a setting }
        total: 0.80
        """;

    [Theory]
    [InlineData("cause fix", 1.0, 1.0)]
    [InlineData("cause", 0.6, 0.6)]
    [InlineData("cause invented", 0.4, 0.4)]
    [InlineData("invented", 0.0, -0.2)]
    [InlineData("cause fix invented", 0.8, 0.8)]
    [InlineData("", 0.0, 0.0)]
    public void Points_OfMetItems_AreAddedUp(string met, double score, double raw)
    {
        var judge = new ScriptedJudge(call => call.Messages[0].Text.Contains("names the", StringComparison.Ordinal)
            ? Met(met.Contains(call.Messages[0].Text.Contains("cause", StringComparison.Ordinal) ? "cause" : "fix", StringComparison.Ordinal))
            : Met(met.Contains("invented", StringComparison.Ordinal)));
        var grader = GraderUnderTest.Judged("type: judge_points\nmodel: judge\n" + Items, judge);

        var graded = grader.Grade("x");

        Assert.Equal(score, graded.Value!.Value, 12);
        Assert.Equal(raw, graded.Raw!.Value, 12);
        Assert.Equal(3, judge.Calls.Count);
        Assert.Equal(met.Contains("fix", StringComparison.Ordinal) ? 1 : 0, grader.Column(graded, "met_fix"));
    }

    [Fact]
    public void Points_Together_AreAskedInOneCall()
    {
        var judge = ScriptedJudge.Saying("{\"reasoning\": \"r\", \"met\": [true, false, true]}");
        var score = GraderUnderTest.Judged("type: judge_points\nmodel: judge\ntogether: true\n" + Items, judge).Grade("x");

        Assert.Equal(0.4, score.Value!.Value, 12);
        Assert.Contains("1. names the cause\n2. names the fix\n3. invents a setting", judge.Told, StringComparison.Ordinal);
        Assert.Equal("met: cause (+0.6), invented (-0.2); not met: fix (+0.4)", score.Reason);
    }

    [Theory]
    [InlineData("{\"met\": [true, false]}", "the judge's verdict has 'met', which has 2 entries where 3 belong")]
    [InlineData("{\"met\": [true, false, \"yes\"]}", "the judge's verdict has 'met', which has an entry that is 'yes', not true or false")]
    public void Points_TogetherWithAnotherNumberOfVerdicts_AreJudgeFailed(string verdict, string reason) =>
        Assert.Equal((Outcome.JudgeFailed, reason), GraderUnderTest.Judged("type: judge_points\nmodel: judge\ntogether: true\n" + Items, ScriptedJudge.Saying(verdict)).Grade("x") is var s ? (s.Outcome, s.Reason) : default);

    [Fact]
    public void Points_AnItemWithoutAVerdict_FailsTheWholeByName()
    {
        var judge = new ScriptedJudge(call => call.Messages[0].Text.Contains("names the fix", StringComparison.Ordinal) ? "perhaps" : Met(true));
        var score = GraderUnderTest.Judged("type: judge_points\nmodel: judge\n" + Items, judge).Grade("x");

        Assert.Equal((Outcome.JudgeFailed, "fix: the judge's answer does not end with a JSON object: 'perhaps'"), (score.Outcome, score.Reason));
    }

    /// <summary>A rubric of 12 items with decimal points that sum to 1.00 exactly, which binary fractions do not.</summary>
    [Fact]
    public void Points_OfTwelveItems_SumToTheirTotalInDecimals()
    {
        decimal[] points = [0.15m, 0.15m, 0.10m, 0.10m, 0.10m, 0.10m, 0.05m, 0.05m, 0.05m, 0.05m, 0.05m, 0.05m];
        Assert.NotEqual(1.0, points.Select(p => (double)p).Sum());
        var items = string.Join("\n", points.Select(p => FormattableString.Invariant($"  - {{ points: {p}, criterion: c }}")));

        Assert.Empty(GraderUnderTest.ProblemsOf($"type: judge_points\nmodel: judge\ntotal: 1.00\nitems:\n{items}"));
        Assert.Equal("the points of the 12 items sum to 1.00, not to the total of 1.01", Assert.Single(GraderUnderTest.ProblemsOf($"type: judge_points\nmodel: judge\ntotal: 1.01\nitems:\n{items}")));
        var score = GraderUnderTest.Judged($"type: judge_points\nmodel: judge\ntotal: 1.00\nitems:\n{items}", ScriptedJudge.Saying(Met(true))).Grade("x");
        Assert.Equal((1.0, 1.0, 13), (score.Value, score.Raw, score.Columns.Count));
    }

    [Theory]
    [InlineData("items: [ { name: a, points: 1, criterion: c }, { name: a, points: 0, criterion: d } ]\ntotal: 1", "two items are called 'a'")]
    [InlineData("items: [ { points: -1, criterion: c } ]\ntotal: -1", "no item has points above 0: every answer would score 0")]
    public void Points_ThatDoNotFit_AreAProblem(string keys, string problem) => Assert.Contains(problem, GraderUnderTest.ProblemsOf("type: judge_points\nmodel: judge\n" + keys));

    private static string Met(bool met) => $"{{\"reasoning\": \"r\", \"met\": {(met ? "true" : "false")}}}";
}
