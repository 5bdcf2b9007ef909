using EvalKit.Graders.Judging;

namespace EvalKit.Graders.JudgeGEval;

/// <summary>The expected number under the probabilities of the tokens at its place, or the number itself where there are none.</summary>
internal sealed class ExpectedScore(JudgedRange range, bool wantsLogprobs) : IJudgeKind
{
    private readonly VerdictForm _form = new("score", new NumberField("score", "The score by the criteria.", range.Low, range.High, IsWhole: true));

    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        var reply = await judged.AskAsync(task, judged.Material.Pieces, _form, cancellation, wantsLogprobs);
        if (reply.Failure is { } failure)
            return failure;
        if (ScoreTokens.Of(reply.Text, "score", reply.Logprobs, range) is not { } expected)
        {
            var score = reply.Verdict.GetProperty("score").GetDouble();
            return new JudgeReading { Score = range.Unit(score), Raw = score, Reason = reply.Reasoning };
        }
        return new JudgeReading { Score = range.Unit(expected.Mean), Raw = expected.Mean, Spread = expected.StandardDeviation / (range.High - range.Low), Reason = reply.Reasoning };
    }
}
