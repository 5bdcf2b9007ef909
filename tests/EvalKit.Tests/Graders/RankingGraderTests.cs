using EvalKit.Results;

namespace EvalKit.Tests.Graders;

public sealed class RankingGraderTests
{
    private const string Yaml = "type: ranking\nretrieved: '{{ sample.output_json }}'\nrelevant: '{{ item.gold }}'\nk: [1, 3]";

    [Fact]
    public void Grade_RelevantSecond_HasTheTextbookValues()
    {
        // Manning, Raghavan, Schuetze 2008, chapter 8: one relevant document of two at rank 2.
        var grader = GraderUnderTest.Of(Yaml);
        var score = grader.Grade("""["x","a","y"]""", new { gold = new[] { "a", "b" } });

        Assert.Equal(0.5, score.Value);
        Assert.Equal(0.25, grader.Column(score, "map"));
        Assert.Equal(0, grader.Column(score, "hit@1"));
        Assert.Equal(1, grader.Column(score, "hit@3"));
        Assert.Equal(1 / 3.0, grader.Column(score, "precision@3"), 1e-12);
        Assert.Equal(0.5, grader.Column(score, "recall@3"));
    }

    [Fact]
    public void Grade_ObjectsAndGrades_AreRead()
    {
        var grader = GraderUnderTest.Of(Yaml);

        Assert.Equal(1, grader.Grade("""[{"id":"a"},{"id":"b"}]""", new { gold = new { a = 2, b = 0 } }).Value);
        Assert.Equal(0.5, grader.Grade("[7,8]", new { gold = new[] { 8 } }).Value);
    }

    [Fact]
    public void Grade_NoRelevantDocument_IsScoredButUndefinedInEveryColumn()
    {
        var score = GraderUnderTest.Of(Yaml).Grade("""["a"]""", new { gold = new { a = 0 } });

        Assert.Equal(Outcome.Scored, score.Outcome);
        Assert.All(score.Columns, c => Assert.True(double.IsNaN(c)));
    }

    [Fact]
    public void Grade_NothingRetrieved_IsZero()
    {
        var score = GraderUnderTest.Of(Yaml).Grade("[]", new { gold = new[] { "a" } });

        Assert.All(score.Columns, c => Assert.Equal(0, c));
    }

    [Theory]
    [InlineData("""["a","a"]""", "the ranked list names a document twice")]
    [InlineData("""[{"name":"a"}]""", "the ranked list is no array of ids or of objects with an id")]
    [InlineData("""[[1]]""", "the ranked list is no array of ids or of objects with an id")]
    [InlineData("\"a\"", "the ranked list is no array of ids or of objects with an id")]
    [InlineData("a", "the output holds no 'sample.output_json'")]
    public void Grade_BrokenList_IsUnparseable(string output, string reason)
    {
        var score = GraderUnderTest.Of(Yaml).Grade(output, new { gold = new[] { "a" } });

        Assert.Equal((Outcome.Unparseable, reason), (score.Outcome, score.Reason));
    }

    [Fact]
    public void Grade_BrokenGold_IsErrored()
    {
        var grader = GraderUnderTest.Of(Yaml);

        Assert.Equal(Outcome.Errored, grader.Grade("[]", new { gold = "a" }).Outcome);
        Assert.Equal(Outcome.Errored, grader.Grade("[]", new { gold = new { a = 0.5 } }).Outcome);
        Assert.Equal(Outcome.Errored, grader.Grade("[]", new { gold = new { a = -1 } }).Outcome);
        Assert.Equal(Outcome.Errored, grader.Grade("[]", new { other = 1 }).Outcome);
    }
}
