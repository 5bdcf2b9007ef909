using System.Text.Json;
using EvalKit.Graders.Judging;
using EvalKit.Results;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>Three answers about Neil Armstrong, counted and compared by a judge that reads by a few words: it stands for a model, the numbers are the grader's.</summary>
public sealed class FactAndOverlapTests
{
    private const string Facts = "type: judge_facts\nmodel: judge\nfacts: '{{ item.facts }}'";

    private const string Overlap = "type: judge_overlap\nmodel: judge\nquestion: '{{ item.question }}'\nreference: '{{ item.expert }}'";

    private static readonly object Item = new
    {
        question = "For which event is Neil Armstrong known best, and on which day did it happen (UTC)?",
        facts = new[] { "Neil Armstrong was the first person to walk on the Moon.", "He first walked on the Moon on 21 July 1969." },
        expert = "Neil Armstrong is known best as the first person to walk on the Moon, on 21 July 1969.",
    };

    [Theory]
    [InlineData("Armstrong is known as the first human being on the Moon's surface. He set foot on it on 21 July 1969.", 2)]
    [InlineData("When he climbed down from the lander, Neil Armstrong became the first person to walk on the Moon.", 1)]
    [InlineData("In that summer a journey began: a small step, a great leap, and a flag on grey dust.", 0)]
    public void Facts_OfAnAnswer_AreCounted(string answer, int count)
    {
        var grader = GraderUnderTest.Judged(Facts, new ScriptedJudge(CountFacts));

        var score = grader.Grade(answer, Item);

        Assert.Equal((count, count / 2.0), (score.Raw, score.Value));
        Assert.Equal(count == 2 ? 1 : 0, grader.Column(score, "complete"));
    }

    [Theory]
    [InlineData("{\"count\": 3}", "the judge's verdict has 'count', which is 3, not a whole number from 0 to 2")]
    [InlineData("{\"count\": -1}", "the judge's verdict has 'count', which is -1, not a whole number from 0 to 2")]
    [InlineData("{\"count\": 1.5}", "the judge's verdict has 'count', which is 1.5, not a whole number from 0 to 2")]
    [InlineData("{\"count\": \"2\"}", "the judge's verdict has 'count', which is '2', not a whole number from 0 to 2")]
    [InlineData("{\"facts\": 2}", "the judge's verdict has a property 'facts' that was not asked for")]
    public void Facts_ACountThatCannotBe_IsJudgeFailed(string verdict, string reason)
    {
        var score = GraderUnderTest.Judged(Facts, ScriptedJudge.Saying(verdict)).Grade("x", Item);

        Assert.Equal((Outcome.JudgeFailed, reason), (score.Outcome, score.Reason));
    }

    [Fact]
    public void Facts_None_IsUndefinedWithoutACall()
    {
        var judge = ScriptedJudge.Saying("{\"count\": 0}");
        var score = GraderUnderTest.Judged(Facts, judge).Grade("x", new { facts = Array.Empty<string>() });

        Assert.Equal((Outcome.Scored, null, 0), (score.Outcome, score.Value, judge.Calls.Count));
    }

    [Fact]
    public void Facts_ThatTheItemLacks_AreErrored() =>
        Assert.Equal("there is no 'item.facts'", GraderUnderTest.Judged(Facts, ScriptedJudge.Saying("1")).Grade("x").Reason);

    [Theory]
    [InlineData("Was he not that man on the Moon?", "subset", false, 0.5)]
    [InlineData("On 21 July 1969 Neil Armstrong was the second person to walk on the Moon, behind Buzz Aldrin.", "overlapping", true, 0.0)]
    [InlineData("At 02:56 UTC on 21 July 1969 Neil Armstrong, commander of Apollo 11, was the first person to walk on the Moon; Aldrin followed 19 minutes later.", "superset", false, 1.0)]
    public void Overlap_OfAnAnswer_GetsItsLabel(string answer, string overlap, bool contradicts, double expected)
    {
        var grader = GraderUnderTest.Judged(Overlap, new ScriptedJudge(call => Compare(ScriptedJudge.Piece(call, "answer"))));

        var score = grader.Grade(answer, Item);

        Assert.Equal((expected, contradicts ? overlap + ", contradiction" : overlap), (score.Value, score.Predicted));
        Assert.Equal(contradicts ? 1 : 0, grader.Column(score, "contradiction"));
    }

    [Theory]
    [InlineData("{\"type_of_overlap\": \"subset\"}")]
    [InlineData("{\"contradiction\": false}")]
    [InlineData("{\"type_of_overlap\": \"subset\", \"contradiction\": \"no\"}")]
    [InlineData("{\"type_of_overlap\": \"Subset\", \"contradiction\": false}")]
    [InlineData("{\"overlap\": \"subset\", \"contradiction\": false}")]
    [InlineData("{\"type_of_overlap\": \"subset\", \"contradiction\": false, \"sure\": true}")]
    [InlineData("subset")]
    public void Overlap_OtherKeysOrWords_AreJudgeFailed(string verdict) =>
        Assert.Equal(Outcome.JudgeFailed, GraderUnderTest.Judged(Overlap, ScriptedJudge.Saying(verdict)).Grade("x", Item).Outcome);

    [Fact]
    public void Overlap_Scores_AreTheSuites() =>
        Assert.Equal(0.25, GraderUnderTest.Judged(Overlap + "\nscores: { subset: 0.25 }", ScriptedJudge.Saying("{\"type_of_overlap\": \"subset\", \"contradiction\": false}")).Grade("x", Item).Value);

    [Fact]
    public void Overlap_AScoreOfNothing_IsAProblem() =>
        Assert.Equal("'subsets' is no verdict; did you mean 'subset'?", Assert.Single(GraderUnderTest.ProblemsOf(Overlap + "\nscores: { subsets: 0 }")));

    private static string CountFacts(JudgeCall call)
    {
        var answer = ScriptedJudge.Piece(call, "answer");
        var stated = ScriptedJudge.Pieces(call, "fact").Count(fact => fact.Contains("1969", StringComparison.Ordinal) ? answer.Contains("21 July 1969", StringComparison.Ordinal) : answer.Contains("first", StringComparison.Ordinal) && answer.Contains("Moon", StringComparison.Ordinal));
        return JsonSerializer.Serialize(new { reasoning = "each fact was sought", count = stated });
    }

    private static string Compare(string answer)
    {
        var contradicts = answer.Contains("second person", StringComparison.Ordinal);
        var overlap = contradicts ? "overlapping" : answer.Contains("UTC", StringComparison.Ordinal) ? "superset" : "subset";
        return JsonSerializer.Serialize(new { reasoning = "by its words", type_of_overlap = overlap, contradiction = contradicts });
    }
}
