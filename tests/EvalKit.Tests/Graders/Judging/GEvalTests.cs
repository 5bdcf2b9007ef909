using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Tests.Graders.Judging;

public sealed class GEvalTests
{
    private const string Suite = "type: judge_g_eval\nmodel: judge\ncriteria: Coherence.\nsteps: [ Read it., Judge it. ]";

    /// <summary>G-Eval: sum of p(s) s over the score tokens. 0.6 x 4 + 0.3 x 3 + 0.1 x 5 = 3.8; standard deviation sqrt(0.36) = 0.6.</summary>
    [Fact]
    public void Score_WithProbabilities_IsTheExpectedNumber()
    {
        var grader = GraderUnderTest.Judged(Suite, Judge(["{\"reasoning\":", " \"ok 5\",", " \"score\": ", "4", "}"], 3, ("4", 0.6), ("3", 0.3), ("5", 0.1)));

        var score = grader.Grade("x");

        Assert.Equal(3.8, score.Raw!.Value, 12);
        Assert.Equal(0.7, score.Value!.Value, 12);
        Assert.Equal(0.15, grader.Column(score, "spread"), 12);
        Assert.Equal(1, score.Judge!.Calls);
    }

    /// <summary>What is no number of the range does not count, and the rest is normalised: (0.5 x 4 + 0.25 x 2) / 0.75 = 3.3333.</summary>
    [Fact]
    public void Score_TokensThatAreNoScore_AreLeftOut()
    {
        var score = GraderUnderTest.Judged(Suite, Judge(["{\"score\":", " 4", "}"], 1, (" 4", 0.5), (" 2", 0.25), (" 7", 0.1), (" \"", 0.1), (" 4.", 0.02), (" four", 0.02), ("4", 0.01))).Grade("x");

        Assert.Equal(10 / 3.0, score.Raw!.Value, 12);
    }

    [Fact]
    public void Score_InATokenWithItsNeighbours_IsFound()
    {
        var score = GraderUnderTest.Judged(Suite, Judge(["{\"score\"", ":4}", "\n"], 1, (":4}", 0.5), (":2}", 0.5), (":4", 0.9))).Grade("x");

        Assert.Equal(3, score.Raw!.Value, 12);
    }

    [Theory]
    [InlineData("\uD83D\uDE00 \u00e9 ")]
    [InlineData("\n\n  ")]
    [InlineData("the answer says {\"score\": 5} but\n")]
    public void Score_BehindOtherText_IsThatOfTheVerdict(string before)
    {
        var score = GraderUnderTest.Judged(Suite, Judge([before, "{\"score\": ", "2", "}"], 2, ("2", 0.5), ("3", 0.5))).Grade("x");

        Assert.Equal(2.5, score.Raw!.Value, 12);
    }

    [Fact]
    public void Score_WithoutProbabilities_IsTheMeanOfTheSamples()
    {
        var judge = new ScriptedJudge(call => call.Sample % 4 == 3 ? "no idea" : $"{{\"score\": {3 + call.Sample % 2}}}");
        var grader = GraderUnderTest.Judged(Suite, judge);

        var score = grader.Grade("x");

        // Of 20 samples 5 hold no number; of the others 10 are 3 and 5 are 4.
        Assert.Equal(20, judge.Calls.Count);
        Assert.Equal(50 / 15.0, score.Raw!.Value, 12);
        // numpy.std([.5]*10 + [.75]*5) = 0.11785113019775793
        Assert.Equal(0.11785113019775793, grader.Column(score, "spread"), 12);
    }

    [Fact]
    public void Score_OfSeveralTokens_IsSampled()
    {
        var judge = Judge(["{\"score\": ", "1", "0", "}"], 1, ("1", 1));
        GraderUnderTest.Judged(Suite + "\nrange: [1, 10]\nsamples: 3", judge).Grade("x");

        Assert.Equal(3, judge.Calls.Count);
    }

    [Fact]
    public void Logprobs_False_AreNotAskedFor()
    {
        var judge = ScriptedJudge.Saying("{\"score\": 3}");
        GraderUnderTest.Judged(Suite + "\nlogprobs: false\nsamples: 2", judge).Grade("x");

        Assert.All(judge.Calls, c => Assert.False(c.Logprobs));
    }

    [Fact]
    public void Steps_StandInTheTask()
    {
        var judge = ScriptedJudge.Saying("{\"score\": 3}");
        GraderUnderTest.Judged(Suite + "\nsamples: 1", judge).Grade("x");

        Assert.Contains("Follow these steps:\n1. Read it.\n2. Judge it.\n\nCriteria:\nCoherence.", judge.Told, StringComparison.Ordinal);
    }

    private static ScriptedJudge Judge(string[] tokens, int place, params (string Token, double Probability)[] likely) => new(_ => string.Concat(tokens))
    {
        Logprobs = [.. tokens.Select((t, i) => new TokenLogprob(t, 0, i == place ? [.. likely.Select(l => KeyValuePair.Create(l.Token, Math.Log(l.Probability)))] : []))],
    };
}
