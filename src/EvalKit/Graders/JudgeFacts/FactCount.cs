using EvalKit.Graders.Judging;

namespace EvalKit.Graders.JudgeFacts;

/// <summary>Counts the facts of a list that an answer states.</summary>
internal sealed class FactCount(PieceList list) : IJudgeKind
{
    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        if (list.Of(judged.Scope, out var failure) is not { } facts)
            return failure!;
        if (facts.Count == 0)
            return new JudgeReading { Score = double.NaN, Values = [double.NaN], Reason = "there are no facts to state" };
        var form = new VerdictForm("facts", new NumberField("count", "How many of the facts got a yes.", 0, facts.Count, IsWhole: true));
        var reply = await judged.AskAsync(task, [.. facts.Select(f => new Piece("fact", f)), .. judged.Material.Pieces], form, cancellation);
        if (reply.Failure is { } failed)
            return failed;
        var count = reply.Verdict.GetProperty("count").GetDouble();
        return new JudgeReading { Score = count / facts.Count, Raw = count, Values = [count == facts.Count ? 1 : 0], Reason = reply.Reasoning };
    }
}
