using EvalKit.Graders.Judging;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Graders.JudgePairwise;

/// <summary>Has two answers compared in both orders (Zheng et al. 2023, arXiv 2306.05685).</summary>
internal sealed class BothOrders(Template against) : IJudgeKind
{
    private const string First = "first_answer", Second = "second_answer";

    private static readonly VerdictForm Form = new("comparison", new WordField("winner", "The better answer.", ["first", "second", "tie"]));

    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        if (!against.TryRender(judged.Scope, out var other, out var missing))
            return judged.Scope.BaselineOutcome is { } outcome && missing.StartsWith(TemplateScope.BaselineNamespace, StringComparison.Ordinal)
                ? JudgeReading.Failed($"the baseline has no answer to this item: {outcome.Name()}", outcome)
                : JudgeReading.Failed($"there is no '{missing}'", Outcome.Errored);
        var own = judged.Material.Answer;
        if (own == other)
            return Reading(Preference.Tie, [double.NaN, double.NaN], "both answers are the same text");
        var around = judged.Material.Pieces.Take(judged.Material.Pieces.Count - 1).ToList();
        var replies = await judged.AskAllAsync(
            [
                JudgeMessages.Of(task, [.. around, new Piece(First, own), new Piece(Second, other)], Form),
                JudgeMessages.Of(task, [.. around, new Piece(First, other), new Piece(Second, own)], Form),
            ],
            Form, cancellation);
        if (replies.FirstOrDefault(r => r.Failure is not null)?.Failure is { } failure)
            return failure;
        var (shownFirst, shownSecond) = (Of(replies[0], first: Preference.Candidate), Of(replies[1], first: Preference.Baseline));
        var flipped = shownFirst != shownSecond;
        // Of two judgements, the share for the first place less that for the second.
        var bias = (For(shownFirst) - For(shownSecond)) / 2;
        return Reading(PositionBias.Combine(shownFirst, shownSecond), [flipped ? 1 : 0, bias],
            flipped ? $"the preference changed with the order. Shown first: {replies[0].Reasoning} Shown second: {replies[1].Reasoning}" : replies[0].Reasoning);
    }

    private static JudgeReading Reading(Preference preference, double[] order, string? reason) => new()
    {
        Score = preference switch { Preference.Candidate => 1, Preference.Baseline => 0, _ => 0.5 },
        Label = preference switch { Preference.Candidate => "win", Preference.Baseline => "loss", _ => "tie" },
        Values = [preference == Preference.Candidate ? 1 : 0, preference == Preference.Tie ? 1 : 0, preference == Preference.Baseline ? 1 : 0, .. order],
        Reason = reason,
    };

    private static Preference Of(JudgeReply reply, Preference first) => reply.Verdict.GetProperty("winner").GetString() switch
    {
        "first" => first,
        "second" => first == Preference.Candidate ? Preference.Baseline : Preference.Candidate,
        _ => Preference.Tie,
    };

    private static double For(Preference preference) => preference switch { Preference.Candidate => 1, Preference.Baseline => -1, _ => 0 };
}
