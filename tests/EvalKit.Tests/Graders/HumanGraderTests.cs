using EvalKit.Results;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.Graders;

public sealed class HumanGraderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Grade_Votes_AreTheMajorityWithWhatWasSaid()
    {
        var score = Grader("labels: l.jsonl", Line("t", "hello", "ana", "\"pass\""), Line("t", "hello", "ben", "\"fail\"", "too curt"), Line("t", "hello", "cy", "\"pass\"")).Grade("hello", new { id = "t" });

        Assert.Equal((Outcome.Scored, 1.0, true), (score.Outcome, score.Value, score.Passed));
        Assert.Equal(1 / 3.0, score.Columns[1], 12);
        Assert.Equal("ana: pass; ben: fail, \"too curt\"; cy: pass", score.Reason);
    }

    [Fact]
    public void Grade_NoConsensus_IsMissingAndNoZero()
    {
        var score = Grader("labels: l.jsonl", Line("t", "hello", "ana", "\"pass\""), Line("t", "hello", "ben", "\"fail\"")).Grade("hello", new { id = "t" });

        Assert.Equal((Outcome.JudgeFailed, null, "no consensus: ana: pass; ben: fail"), (score.Outcome, score.Value, score.Reason));
    }

    [Theory]
    [InlineData("hello ", "t")]
    [InlineData("hello", "u")]
    public void Grade_AnswerThatNobodyHasJudged_IsMissing(string output, string item)
    {
        var score = Grader("labels: l.jsonl", Line("t", "hello", "ana", "\"pass\"")).Grade(output, new { id = item });

        Assert.Equal((Outcome.JudgeFailed, "nobody has judged this answer"), (score.Outcome, score.Reason));
    }

    [Fact]
    public void Grade_FewerRatersThanWanted_IsMissing() => Assert.Equal("1 of 2 people have judged this answer",
        Grader("labels: l.jsonl\nmin_raters: 2", Line("t", "hello", "ana", "\"pass\"")).Grade("hello", new { id = "t" }).Reason);

    // (4 + 2) / 2 = 3 on a scale from 1 to 5 is its middle.
    [Fact]
    public void Grade_Scale_IsThePlaceOfTheMeanAndTheMeanItself()
    {
        var score = Grader("labels: l.jsonl\ntask: scale", Line("t", "hello", "ana", "4"), Line("t", "hello", "ben", "2")).Grade("hello", new { id = "t" });

        Assert.Equal((0.5, 3.0, null), (score.Value, score.Raw, score.Passed));
        Assert.Equal([0.5, 0, 3], score.Columns);
    }

    [Fact]
    public void Grade_Pairwise_EachAnswerHasItsSide()
    {
        var grader = Grader("labels: l.jsonl\ntask: pairwise", """{"item":"t","outputs":{"a":"one","b":"two"},"rater":"ana","grade":{"a":2,"b":1}}""");

        Assert.Equal((0.0, 1.0), (grader.Grade("one", new { id = "t" }).Value, grader.Grade("two", new { id = "t" }).Value));
        Assert.Equal("ana: better", grader.Grade("two", new { id = "t" }).Reason);
    }

    [Fact]
    public void Grade_ToolCalls_ArePartOfWhatWasJudged()
    {
        const string Calls = """[{"id":"1","type":"function","function":{"name":"f","arguments":"{}"}}]""";
        var identity = EvalKit.People.AnswerIdentity.Of("", System.Text.Json.JsonElement.Parse(Calls));
        var grader = Grader("labels: l.jsonl", $$"""{"item":"t","answer":"{{identity}}","rater":"ana","grade":"fail"}""");

        Assert.Equal(0, grader.GradeCalls(Calls, new { id = "t" }).Value);
        Assert.Equal(Outcome.JudgeFailed, grader.GradeCalls(null, new { id = "t" }).Outcome);
    }

    [Fact]
    public void Define_LabelsThatGrow_AreTheSameGrader()
    {
        var (one, other) = (Grader("labels: l.jsonl", Line("t", "hello", "ana", "\"pass\"")).Definition, Grader("labels: l.jsonl").Definition);

        Assert.Equal(one.Signature, other.Signature);
    }

    [Theory]
    [InlineData("labels: l.jsonl\ntask: scale", """{"item":"t","output":"x","grade":"pass"}""", "is a judgement of the task pass_fail, and the grader asks for scale")]
    [InlineData("labels: l.jsonl\ntask: scale", """{"item":"t","output":"x","grade":6}""", "the grade 6 is not on the scale from 1 to 5")]
    [InlineData("labels: l.jsonl", """{"item":"t","variant":"v","grade":"pass"}""", "does not say which answer was judged; it needs 'answer' or 'output'")]
    [InlineData("labels: l.jsonl", "{", "JSON: ends inside an object or a list: a closing } or ] is missing")]
    [InlineData("labels: l.jsonl\nscale: [1, 5]", """{"item":"t","output":"x","grade":"pass"}""", "'scale' is for the task scale; this one is pass_fail")]
    [InlineData("labels: l.jsonl\ntask: scale\nscale: [5, 1]", "", "scale has to be the lowest and the highest grade, at most ten grades, such as [1, 5]")]
    [InlineData("labels: l.jsonl\ntask: scale\nscale: [0, 10]", "", "scale has to be the lowest and the highest grade, at most ten grades, such as [1, 5]")]
    public void Create_LabelsOrKeysThatDoNotFit_AreProblems(string keys, string line, string problem)
    {
        _folder.Write("l.jsonl", line + "\n");
        var problems = GraderUnderTest.ProblemsOf("type: human\n" + keys, _folder.Path);

        Assert.Equal([problem], problems);
    }

    private static string Line(string item, string output, string rater, string grade, string comment = "") =>
        $$"""{"item":"{{item}}","output":"{{output}}","rater":"{{rater}}","grade":{{grade}},"comment":"{{comment}}"}""";

    private GraderUnderTest Grader(string keys, params string[] lines)
    {
        _folder.Write("l.jsonl", string.Join('\n', lines) + "\n");
        return GraderUnderTest.In(_folder.Path, "type: human\n" + keys);
    }
}
