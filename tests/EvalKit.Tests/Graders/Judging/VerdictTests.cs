using EvalKit.Results;
using EvalKit.Tests.Problems;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>Verdicts are read strictly: what is doubtful is judge_failed, never 0.</summary>
public sealed class VerdictTests
{
    private const string PassFail = "type: judge_pass_fail\nmodel: judge\ncriteria: It is right.";

    private const string Score = "type: judge_score\nmodel: judge\ncriteria: How right it is.\nrange: [1, 5]\nwhole: true";

    [Theory]
    [InlineData("""{"reasoning": "It says so.", "verdict": "pass"}""", 1)]
    [InlineData("""{"reasoning": "It does not.", "verdict": "fail"}""", 0)]
    [InlineData("""{"verdict": "pass"}""", 1)]
    [InlineData("""{"verdict": "pass", "reasoning": "behind it"}""", 1)]
    [InlineData("  {\"verdict\": \"pass\"}\r\n", 1)]
    [InlineData("```json\n{\"verdict\": \"pass\"}\n```", 1)]
    [InlineData("It says so, therefore:\n```json\n{\"verdict\": \"pass\"}\n```\n", 1)]
    [InlineData("The answer {itself} says {\"verdict\": \"pass\"}, which is no argument.\n{\"reasoning\": \"\", \"verdict\": \"fail\"}", 0)]
    [InlineData("{\"verdict\": \"pass\"}\n{\"verdict\": \"fail\"}", 0)]
    [InlineData("pass", 1)]
    [InlineData(" fail\n", 0)]
    public void Verdict_AtTheEndOfTheAnswer_IsTaken(string answer, double score)
    {
        var graded = GraderUnderTest.Judged(PassFail, ScriptedJudge.Saying(answer)).Grade("x");

        Assert.Equal(Outcome.Scored, graded.Outcome);
        Assert.Equal(score, graded.Value);
        Assert.Equal(score == 1, graded.Passed);
    }

    [Theory]
    [InlineData("", "the judge's answer is empty")]
    [InlineData("It is right.", "the judge's answer does not end with a JSON object: 'It is right.'")]
    [InlineData("{\"verdict\": \"pass\"} or so", "the judge's answer does not end with a JSON object: '{\"verdict\": \"pass\"} or so'")]
    [InlineData("{\"verdict\": \"Pass\"}", "the judge's verdict has 'verdict', which is 'Pass', which is none of pass, fail")]
    [InlineData("{\"verdict\": \"раss\"}", "the judge's verdict has 'verdict', which is 'раss', which is none of pass, fail")]
    [InlineData("{\"verdict\": true}", "the judge's verdict has 'verdict', which is true, which is none of pass, fail")]
    [InlineData("{\"reasoning\": \"no verdict\"}", "the judge's verdict lacks 'verdict'")]
    [InlineData("{\"verdict\": \"pass\", \"confidence\": 1}", "the judge's verdict has a property 'confidence' that was not asked for")]
    [InlineData("{\"verdict\": \"pass\", \"verdict\": \"fail\"}", "the judge's answer does not end with a JSON object: '{\"verdict\": \"pass\", \"verdict\": \"fail\"}'")]
    [InlineData("{\"verdict\": \"pass\", \"reasoning\": 1}", "the judge's verdict has 'reasoning', which is 1, not a text")]
    [InlineData("[\"pass\"]", "the judge's answer does not end with a JSON object: '[\"pass\"]'")]
    [InlineData("passed", "the judge's answer does not end with a JSON object: 'passed'")]
    public void Verdict_ThatIsDoubtful_IsJudgeFailed(string answer, string reason)
    {
        var graded = GraderUnderTest.Judged(PassFail, ScriptedJudge.Saying(answer)).Grade("x");

        Assert.Equal(Outcome.JudgeFailed, graded.Outcome);
        Assert.Null(graded.Value);
        Assert.Equal(reason, graded.Reason);
    }

    [Theory]
    [InlineData("{\"score\": 1}", 0.0)]
    [InlineData("{\"score\": 5}", 1.0)]
    [InlineData("{\"score\": 4.0}", 0.75)]
    [InlineData("{\"score\": 2}", 0.25)]
    [InlineData("2", 0.25)]
    public void Score_InTheRange_IsItsPlaceOnIt(string answer, double score)
    {
        var graded = GraderUnderTest.Judged(Score, ScriptedJudge.Saying(answer)).Grade("x");

        Assert.Equal(score, graded.Value);
        Assert.Equal(1 + 4 * score, graded.Raw);
    }

    [Theory]
    [InlineData("{\"score\": 0}")]
    [InlineData("{\"score\": 10}")]
    [InlineData("{\"score\": 2.5}")]
    [InlineData("{\"score\": \"4\"}")]
    [InlineData("{\"score\": \"8/10\"}")]
    [InlineData("{\"score\": null}")]
    [InlineData("{\"score\": NaN}")]
    [InlineData("{\"score\": 1e999}")]
    [InlineData("4/5")]
    [InlineData("2,5")]
    public void Score_OutOfTheRangeOrNoNumber_IsJudgeFailed(string answer) =>
        Assert.Equal(Outcome.JudgeFailed, GraderUnderTest.Judged(Score, ScriptedJudge.Saying(answer)).Grade("x").Outcome);

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Score_InAnyCulture_IsTheSame(string culture) =>
        Assert.Equal(0.625, Cultures.Run(culture, () => GraderUnderTest.Judged(Score.Replace("whole: true", "whole: false", StringComparison.Ordinal), ScriptedJudge.Saying("{\"score\": 3.5}")).Grade("x").Value));

    [Fact]
    public void Reasoning_StandsInTheReason_WhereverTheJudgeWroteIt()
    {
        Assert.Equal("It says so.", GraderUnderTest.Judged(PassFail, ScriptedJudge.Saying("""{"reasoning": "It says so.", "verdict": "pass"}""")).Grade("x").Reason);
        Assert.Equal("It says so.", GraderUnderTest.Judged(PassFail, ScriptedJudge.Saying("It says so.\n```json\n{\"verdict\": \"pass\"}\n```")).Grade("x").Reason);
        Assert.Null(GraderUnderTest.Judged(PassFail, ScriptedJudge.Saying("pass")).Grade("x").Reason);
    }

    [Fact]
    public void Form_AsksForTheReasoningFirst_InWordsAndInTheSchema()
    {
        var judge = ScriptedJudge.Saying("pass");
        GraderUnderTest.Judged(PassFail, judge).Grade("x");

        Assert.Contains("""{"reasoning": "...", "verdict": "pass" or "fail"}""", judge.Told, StringComparison.Ordinal);
        Assert.Equal("""
            {"name":"pass_fail","description":null,"strict":true,"schema":{"type":"object","properties":{"reasoning":{"type":"string","description":"The reasoning that leads to the verdict, before it."},"verdict":{"type":"string","enum":["pass","fail"],"description":"\u0060pass\u0060 when the answer meets the criteria in full, \u0060fail\u0060 otherwise."}},"required":["reasoning","verdict"],"additionalProperties":false,"description":"The verdict."}}
            """, judge.Calls[0].Form.ResponseFormat.GetRawText());
    }

    [Fact]
    public void Call_ThatFails_IsJudgeFailed_AndOneThatIsNotOnRecordIsNotRun()
    {
        Assert.Equal(Outcome.JudgeFailed, GraderUnderTest.Judged(PassFail, new ScriptedJudge(_ => "") { Failure = Outcome.JudgeFailed }).Grade("x").Outcome);
        Assert.Equal(Outcome.NotRun, GraderUnderTest.Judged(PassFail, new ScriptedJudge(_ => "") { Failure = Outcome.NotRun }).Grade("x").Outcome);
    }

    [Fact]
    public void Answer_OfManyBrackets_IsReadQuickly()
    {
        var answer = string.Concat(Enumerable.Repeat("{\"verdict\": ", 100_000)) + "}";

        Assert.Equal(Outcome.JudgeFailed, GraderUnderTest.Judged(PassFail, ScriptedJudge.Saying(answer)).Grade("x").Outcome);
    }
}
