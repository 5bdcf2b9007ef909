using EvalKit.Results;
using EvalKit.Tests.Problems;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>A verdict that cannot be used is asked for anew as often as the suite allows, and every attempt is counted, paid and shown.</summary>
public sealed class AttemptTests
{
    private const string PassFail = "type: judge_pass_fail\nmodel: judge\ncriteria: It is right.";

    private const string Pass = "{\"verdict\": \"pass\"}";

    [Fact]
    public void Attempts_UnusableThenUsable_IsScored_AndBothAreOnRecord()
    {
        var judge = new ScriptedJudge(call => call.Attempt == 0 ? "hm" : Pass) { CanDiffer = true };

        var score = GraderUnderTest.Judged(PassFail + "\nattempts: 3", judge).Grade("x");

        Assert.Equal((Outcome.Scored, 1.0), (score.Outcome, score.Value!.Value));
        Assert.Equal([0, 1], judge.Calls.Select(c => c.Attempt));
        Assert.Equal((2, 0.002m), (score.Judge!.Calls, score.Judge.CostUsd));
        Assert.Equal([(0, "hm", "the judge's answer does not end with a JSON object: 'hm'"), (1, Pass, null)], score.Judge.Turns.Select(t => (t.Attempt, t.Answer, t.Problem)));
        Assert.Single(score.Judge.Requests);
    }

    [Theory]
    [InlineData("", 1, "the judge's answer does not end with a JSON object: 'hm'")]
    [InlineData("\nattempts: 1", 1, "the judge's answer does not end with a JSON object: 'hm'")]
    [InlineData("\nattempts: 4", 4, "the judge's answer does not end with a JSON object: 'hm' (asked 4 times)")]
    public void Attempts_NeverUsable_IsJudgeFailedAfterSoMany(string attempts, int asked, string reason)
    {
        var judge = new ScriptedJudge(_ => "hm") { CanDiffer = true };

        var score = GraderUnderTest.Judged(PassFail + attempts, judge).Grade("x");

        Assert.Equal((Outcome.JudgeFailed, reason, asked), (score.Outcome, score.Reason, judge.Calls.Count));
    }

    /// <summary>A call that failed was repeated by whoever makes calls, and a verdict on record says the same again.</summary>
    [Fact]
    public void Attempts_WhereNothingCanDiffer_AskOnce()
    {
        var failing = new ScriptedJudge(_ => Pass) { Failure = Outcome.JudgeFailed, CanDiffer = false };
        var recorded = new ScriptedJudge(_ => "hm") { CanDiffer = false };

        Assert.Equal("the script fails", GraderUnderTest.Judged(PassFail + "\nattempts: 5", failing).Grade("x").Reason);
        Assert.Equal(Outcome.JudgeFailed, GraderUnderTest.Judged(PassFail + "\nattempts: 5", recorded).Grade("x").Outcome);
        Assert.Equal((1, 1), (failing.Calls.Count, recorded.Calls.Count));
    }

    /// <summary>In a pair only the order whose verdict cannot be used is asked again.</summary>
    [Fact]
    public void Attempts_OfOneOrderOfAPair_LeaveTheOtherAlone()
    {
        var judge = new ScriptedJudge(call => ScriptedJudge.Piece(call, "first_answer") == "a" && call.Attempt == 0 ? "hm" : "{\"winner\": \"tie\"}") { CanDiffer = true };

        var score = GraderUnderTest.Judged("type: judge_pairwise\nmodel: judge\nquestion: q\nagainst: b\nattempts: 2", judge).Grade("a");

        Assert.Equal((0.5, 3), (score.Value!.Value, judge.Calls.Count));
        Assert.Equal([(0, 0), (0, 1), (1, 0)], score.Judge!.Turns.Select(t => (t.Request, t.Attempt)));
    }

    [Theory]
    [InlineData("attempts: 0", "attempts is 0, but has to be between 1 and 10")]
    [InlineData("attempts: 11", "attempts is 11, but has to be between 1 and 10")]
    public void Attempts_OutOfRange_AreAProblem(string key, string problem) => Assert.Contains(problem, GraderUnderTest.ProblemsOf(PassFail + "\n" + key));
}
