using EvalKit.Results;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>What each simple kind asks, and what its verdicts score.</summary>
public sealed class KindTests
{
    private const string Levels = """
        levels:
          - { score: 1, meaning: wrong, examples: [ "No idea." ] }
          - { score: 3, meaning: half right }
          - { score: 8, meaning: right, examples: "All of it." }
        """;

    [Theory]
    [InlineData("friendly", 1, true)]
    [InlineData("neutral", 1, true)]
    [InlineData("rude", 0, false)]
    public void Labels_Passing_ScoreOne(string label, double expected, bool passed)
    {
        var judge = ScriptedJudge.Saying($"{{\"label\": \"{label}\"}}");
        var grader = GraderUnderTest.Judged("type: judge_labels\nmodel: judge\ncriteria: The tone.\nlabels: [friendly, neutral, rude]\ndescriptions: { rude: sarcastic }\npassing_labels: [friendly, neutral]", judge);

        var score = grader.Grade("x");

        Assert.Equal((expected, passed, label), (score.Value, score.Passed, score.Predicted));
        Assert.Equal(label == "rude" ? 1 : 0, grader.Column(score, "share_rude"));
        Assert.Contains("- neutral\n- rude: sarcastic", judge.Told, StringComparison.Ordinal);
        Assert.Contains("Criteria:\nThe tone.", judge.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_WithScores_ScoreThem() => Assert.Equal(0.5, GraderUnderTest.Judged("type: judge_labels\nmodel: judge\ncriteria: c\nlabels: [a, b]\nscores: { a: 0.5, b: 1 }", ScriptedJudge.Saying("a")).Grade("x").Value);

    [Theory]
    [InlineData("labels: [a, b]", "say what the labels score: either 'passing_labels' or 'scores'")]
    [InlineData("labels: [a, b]\npassing_labels: [a]\nscores: { a: 1, b: 0 }", "say what the labels score: either 'passing_labels' or 'scores'")]
    [InlineData("labels: [a, a]\npassing_labels: [a]", "label 'a' stands twice")]
    [InlineData("labels: [great, poor]\npassing_labels: [grate]", "'grate' is none of the labels; did you mean 'great'?")]
    [InlineData("labels: [great, poor]\nscores: { great: 1 }", "'scores' lacks the label 'poor'")]
    [InlineData("labels: [great, poor]\npassing_labels: [great]\ndescriptions: { pour: x }", "'pour' is none of the labels; did you mean 'poor'?")]
    public void Labels_ThatDoNotFit_AreProblems(string keys, string problem) =>
        Assert.Contains(problem, GraderUnderTest.ProblemsOf("type: judge_labels\nmodel: judge\ncriteria: c\n" + keys));

    [Theory]
    [InlineData("1", 0)]
    [InlineData("3", 2.0 / 7)]
    [InlineData("8", 1)]
    public void Rubric_OfLevelsAlone_IsTheLevelsPlace(string verdict, double expected)
    {
        var judge = ScriptedJudge.Saying(verdict);

        Assert.Equal(expected, GraderUnderTest.Judged($"type: judge_rubric\nmodel: judge\ncriteria: c\n{Levels}", judge).Grade("x").Value!.Value, 12);
        Assert.Contains("- 1: wrong\n  An answer of this level: No idea.\n- 3: half right\n- 8: right\n  An answer of this level: All of it.", judge.Told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", false)]
    [InlineData("5", false)]
    [InlineData("2", true)]
    [InlineData("10", true)]
    [InlineData("2.5", null)]
    [InlineData("11", null)]
    public void Rubric_BetweenItsLevels_IsAVerdictWithARangeOnly(string verdict, bool? withRange)
    {
        var score = GraderUnderTest.Judged($"type: judge_rubric\nmodel: judge\ncriteria: c\n{Levels}{(withRange == false ? "" : "\nrange: [1, 10]")}", ScriptedJudge.Saying(verdict)).Grade("x");

        Assert.Equal(withRange == true ? Outcome.Scored : Outcome.JudgeFailed, score.Outcome);
        Assert.Equal(withRange == true ? (double.Parse(verdict, System.Globalization.CultureInfo.InvariantCulture) - 1) / 9 : null, score.Value);
    }

    [Fact]
    public void Rubric_WithLabels_IsChosenByLabel()
    {
        var judge = ScriptedJudge.Saying("{\"level\": \"fair\"}");
        var score = GraderUnderTest.Judged("type: judge_rubric\nmodel: judge\ncriteria: c\nlevels: [ { score: 0, label: poor, meaning: p }, { score: 1, label: fair, meaning: f }, { score: 4, label: great, meaning: g } ]", judge).Grade("x");

        Assert.Equal((0.25, 1.0, "fair"), (score.Value, score.Raw, score.Predicted));
        Assert.Contains("- fair (1): f", judge.Told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("levels: [ { score: 1, meaning: a }, { score: 1, meaning: b } ]", "two levels have the same score or label")]
    [InlineData("levels: [ { score: 1, meaning: a, label: x }, { score: 2, meaning: b } ]", "give labels to all levels or to none")]
    [InlineData("levels: [ { score: 1, meaning: a }, { score: 11, meaning: b } ]\nrange: [1, 10]", "a level lies outside the range from 1 to 10")]
    [InlineData("levels: [ { score: 1, meaning: a }, { score: 2, meaning: b } ]\nrange: [10, 1]", "range has to be the lowest and the highest score: [1, 5]")]
    [InlineData("levels: [ { score: 1, meaning: a, label: x }, { score: 2, meaning: b, label: y } ]\nrange: [1, 2]", "levels with labels are chosen by label; leave 'range' out")]
    public void Rubric_ThatDoesNotFit_IsAProblem(string keys, string problem) =>
        Assert.Contains(problem, GraderUnderTest.ProblemsOf("type: judge_rubric\nmodel: judge\ncriteria: c\n" + keys));

    [Fact]
    public void Material_IsShownInOrder_EachPieceInItsMarkers()
    {
        var judge = ScriptedJudge.Saying("pass");
        GraderUnderTest.Judged("type: judge_pass_fail\nmodel: judge\ncriteria: c\nquestion: '{{ item.q }}'\ncontext: '{{ item.passages }}'\nreference: ['{{ item.gold }}', two]\nshow: { policy: '{{ item.rules }}' }", judge)
            .Grade("the answer", new { q = "why", passages = new[] { "p1", "p2" }, gold = "one", rules = new { days = 30 } });

        Assert.Equal(["question", "policy", "context", "context", "reference", "reference", "answer"],
            System.Text.RegularExpressions.Regex.Matches(judge.Shown, "^<(?<tag>[a-z]+)-[0-9a-f]{16}>$", System.Text.RegularExpressions.RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Select(m => m.Groups["tag"].Value));
        Assert.Equal("{\"days\":30}", ScriptedJudge.Piece(judge.Calls[0], "policy"));
        Assert.Equal("the answer", ScriptedJudge.Piece(judge.Calls[0], "answer"));
    }

    [Fact]
    public void Material_ThatTheItemLacks_IsErrored() =>
        Assert.Equal((Outcome.Errored, "there is no 'item.q'"), GraderUnderTest.Judged("type: judge_pass_fail\nmodel: judge\ncriteria: c\nquestion: '{{ item.q }}'", ScriptedJudge.Saying("pass")).Grade("x") is var s ? (s.Outcome, s.Reason) : default);

    /// <summary>The fixture of the solar panels: the cost is 100,000 + 360x, and a solution with 450x is wrong.</summary>
    [Fact]
    public void SolveFirst_SolvesWithoutSeeingTheAnswer_AndShowsItsSolutionThen()
    {
        const string Problem = "Land costs 100 a square foot, panels 250, and maintenance a flat 100,000 plus 10 a square foot. What is the first-year cost of x square feet?";
        var judge = new ScriptedJudge(call => call.Messages[1].Text.Contains("<solution-", StringComparison.Ordinal)
            ? $"{{\"reasoning\": \"held against {ScriptedJudge.Piece(call, "solution")}\", \"verdict\": \"{(ScriptedJudge.Piece(call, "answer").Contains("360x", StringComparison.Ordinal) ? "pass" : "fail")}\"}}"
            : "{\"reasoning\": \"100 + 250 + 10\", \"solution\": \"360x + 100,000\"}");
        var grader = GraderUnderTest.Judged("type: judge_pass_fail\nmodel: judge\ncriteria: It is correct.\nquestion: '{{ item.q }}'\nreference: secret\nsolve_first: true", judge);

        Assert.Equal(0, grader.Grade("450x + 100,000", new { q = Problem }).Value);
        Assert.Equal(1, grader.Grade("360x + 100,000", new { q = Problem }).Value);

        Assert.DoesNotContain("450x", judge.Calls[0].Messages[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", judge.Calls[0].Messages[1].Text, StringComparison.Ordinal);
        Assert.Equal(judge.Calls[0].Messages.Select(m => m.Text), judge.Calls[2].Messages.Select(m => m.Text));
        Assert.Equal("360x + 100,000", ScriptedJudge.Piece(judge.Calls[1], "solution"));
    }
}
