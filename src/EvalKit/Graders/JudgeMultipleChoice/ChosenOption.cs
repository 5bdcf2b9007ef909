using System.Globalization;
using EvalKit.Graders.Judging;
using EvalKit.Results;

namespace EvalKit.Graders.JudgeMultipleChoice;

/// <summary>Which of the item's options an answer chooses, asked with the options in a random order.</summary>
internal sealed class ChosenOption(PieceList list, PieceList right, long seed) : IJudgeKind
{
    public const string None = "none";

    /// <value>The default value is 25 options, so that letters suffice.</value>
    public const int Most = 25;

    /// <summary>An option's name whatever its place: its number in the item.</summary>
    public static string Label(int number) => string.Create(CultureInfo.InvariantCulture, $"option {number}");

    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        if (list.Of(judged.Scope, out var failure) is not { } options || right.Of(judged.Scope, out failure) is not { } answers)
            return failure!;
        if (options.Count is < 2 or > Most || options.Distinct(StringComparer.Ordinal).Count() < options.Count)
            return JudgeReading.Failed(string.Create(CultureInfo.InvariantCulture, $"the item has to have 2 to {Most} options that differ"), Outcome.Errored);
        if (answers is not [var answer] || !options.Contains(answer, StringComparer.Ordinal))
            return JudgeReading.Failed("the reference is none of the options", Outcome.Errored);
        var order = ItemShuffle.Of(options, seed);
        var form = new VerdictForm("choice", new WordField("choice", "The option that the answer chooses.", [.. order.Select((_, place) => ItemShuffle.Letter(place)), None]));
        var shown = order.Select((option, place) => new Piece("option_" + ItemShuffle.Letter(place).ToLowerInvariant(), options[option]));
        // The reference would give the right option away.
        var reply = await judged.AskAsync(task, [.. judged.Material.WithoutAnswers, .. shown, judged.Material.Pieces[^1]], form, cancellation);
        if (reply.Failure is { } failed)
            return failed;
        var choice = reply.Verdict.GetProperty("choice").GetString()!;
        int? chosen = choice == None ? null : order[choice[0] - 'A'];
        return new JudgeReading
        {
            Score = chosen is { } option && options[option] == answer ? 1 : 0,
            Label = chosen is { } number ? Label(number + 1) : None,
            Values = [chosen is null ? 1 : 0, 1.0 / options.Count],
            Reason = reply.Reasoning,
        };
    }
}
