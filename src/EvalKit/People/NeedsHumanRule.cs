using System.Globalization;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.People;

/// <summary>An entry under <c>needs_human</c>: an answer of which all of it holds is for people to look at.</summary>
public sealed record NeedsHumanRule
{
    /// <summary>Outcomes of the cell, or with <see cref="Grader"/> of its score; empty for any.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>The grader that is asked, or null.</summary>
    public string? Grader { get; init; }

    /// <summary>The grader's score is below this; null for any.</summary>
    public double? Below { get; init; }

    /// <summary>The slice that the item is in, or null for any.</summary>
    public SliceKey? Slice { get; init; }

    /// <summary>Why people look at these, in words, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The rule as reports show it.</summary>
    public string Text => string.Join(" and ", new[]
    {
        Outcomes.Count == 0 ? null : $"{(Grader is null ? "" : Grader + " ")}{string.Join(" or ", Outcomes.Select(o => o.Name()))}",
        Below is { } below ? string.Create(CultureInfo.InvariantCulture, $"{Grader} below {below}") : null,
        Slice is { } slice ? $"{slice.Field}={slice.Value}" : null,
    }.OfType<string>());

    /// <summary>Whether a cell is one of those.</summary>
    internal bool Holds(RunData run, VariantData variant, int cell)
    {
        var scores = Grader is null ? null : variant.Grader(Grader);
        return (Outcomes.Count == 0 || Outcomes.Contains(scores is null ? variant.Outcomes[cell] : scores.OutcomeOf(cell)))
            && (Below is not { } below || scores is not null && scores.Value(cell, 0) < below)
            && (Slice is not { } slice || run.Items.Slices.Any(s => s.Field == slice.Field && s.Values[s.Codes[cell / run.Repeats]] == slice.Value));
    }
}
