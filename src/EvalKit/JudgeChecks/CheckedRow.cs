namespace EvalKit.JudgeChecks;

/// <summary>A row with its verdicts read: what every part of a check works on.</summary>
/// <param name="Source">The judgement.</param>
/// <param name="Judge">The judge's first verdict; null where it is missing or says nothing.</param>
/// <param name="Repeats">All its verdicts that say something.</param>
/// <param name="Swapped">Its verdict in the other order.</param>
/// <param name="Human">People's consensus; null where they have none.</param>
/// <param name="Raters">Their verdicts.</param>
/// <param name="State">What became of the verdict.</param>
internal sealed record CheckedRow(Judgment Source, string? Judge, IReadOnlyList<string> Repeats, string? Swapped, string? Human, IReadOnlyList<string> Raters, VerdictState State)
{
    /// <summary>Whether both sides have a verdict.</summary>
    public bool IsComplete => Judge is not null && Human is not null;

    public static CheckedRow Of(Judgment row, VerdictReader reader)
    {
        var first = row.Judge.Count > 0 ? row.Judge[0] : null;
        var judge = reader.Read(first);
        List<string> raters = [.. row.Human.Select(reader.Read).OfType<string>()];
        return new CheckedRow(
            row,
            judge,
            [.. row.Judge.Select(reader.Read).OfType<string>()],
            reader.Read(row.Swapped),
            Consensus(raters, reader),
            raters,
            judge is not null ? VerdictState.Judged : first is null ? VerdictState.NotJudged : VerdictState.Failed);
    }

    /// <summary>The mean of numbers; of other verdicts the one that more than half of the raters gave. A tie is no consensus.</summary>
    private static string? Consensus(List<string> raters, VerdictReader reader)
    {
        if (raters.Count < 2)
            return raters.Count == 0 ? null : raters[0];
        if (reader.IsNumeric)
            return raters.Average(reader.Value).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        var most = raters.GroupBy(r => r, StringComparer.Ordinal).MaxBy(g => g.Count())!;
        return 2 * most.Count() > raters.Count ? most.Key : null;
    }
}

/// <summary>What became of a verdict.</summary>
internal enum VerdictState
{
    /// <summary>The row has none.</summary>
    NotJudged,

    /// <summary>There is one that cannot be read.</summary>
    Failed,

    /// <summary>There is one.</summary>
    Judged,
}
