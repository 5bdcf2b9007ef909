using System.Text.Json;
using EvalKit.Graders.Judging;

namespace EvalKit.Graders.ScoreModel;

/// <summary>Judges by one question whose messages the suite writes.</summary>
internal sealed class WrittenQuestion(GraderMessages messages, VerdictForm form, Func<JsonElement, JudgeReading> read) : IJudgeKind
{
    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        if (messages.Of(judged.Scope, task, form, out var missing) is not { } written)
            return missing!;
        var reply = await judged.AskAsync(written, form, cancellation);
        return reply.Failure ?? read(reply.Verdict) with { Reason = reply.Reasoning };
    }

    /// <summary>The reasoning as OpenAI's graders write it.</summary>
    public static ListField Steps { get; } = new("steps", "The steps of the reasoning, before the result.", new ObjectField("step", "A step.",
        [new TextField("description", "What is looked at."), new TextField("conclusion", "What follows from it.")]));
}
