using System.Text.Json;

namespace EvalKit.Graders.Judging;

/// <summary>Judges by one question about all the material.</summary>
/// <param name="form">The form of the answer.</param>
/// <param name="read">What a verdict of that form means.</param>
internal sealed class OneQuestion(VerdictForm form, Func<JsonElement, JudgeReading> read) : IJudgeKind
{
    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        var reply = await judged.AskAsync(task, judged.Material.Pieces, form, cancellation);
        return reply.Failure ?? read(reply.Verdict) with { Reason = reply.Reasoning };
    }
}
