using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>What the answers of a pair are called in verdicts.</summary>
/// <param name="First">The name of the first answer.</param>
/// <param name="Second">The name of the second.</param>
internal sealed record AnswerNames(string First, string Second)
{
    /// <summary>The two names that verdicts use besides words for a tie; null with a message where they use more.</summary>
    public static (AnswerNames? Names, string? Problem) Of(IEnumerable<string> verdicts, VerdictReader reader)
    {
        if (reader.Scale == VerdictScale.PassFail)
            return (new AnswerNames(VerdictReader.Pass, VerdictReader.Fail), null);
        if (reader.IsNumeric)
            return (new AnswerNames("", ""), null);
        var names = verdicts.Where(v => !VerdictReader.IsTie(v)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return names.Count switch
        {
            0 => (null, "no verdict names an answer of a pair"),
            1 => (new AnswerNames(names[0], ""), null),
            2 => (new AnswerNames(names[0], names[1]), null),
            _ => (null, $"verdicts on pairs name two answers and may say tie; these name {string.Join(", ", names.Take(6))}{(names.Count > 6 ? " ..." : "")}: give the two with --valid, the words for a tie as well"),
        };
    }

    /// <summary>What a verdict says for the first answer: 1 a win, 1/2 a tie, 0 a loss. A score is one already.</summary>
    public double? Preference(string verdict, VerdictReader reader) =>
        reader.IsNumeric ? null : verdict == First ? 1 : verdict == Second ? 0 : 0.5;

    /// <summary>What the judge says of a pair: the comparison of two scores, or a verdict; with both orders a win only where both agree.</summary>
    public double? Preference(CheckedRow row, VerdictReader reader)
    {
        if (row.Source.Against is not null)
            return row.Judge is { } first && reader.Read(row.Source.Against) is { } second ? (Math.Sign(reader.Value(first) - reader.Value(second)) + 1) / 2.0 : null;
        if (row.Judge is null || Preference(row.Judge, reader) is not { } given)
            return null;
        if (row.Source.Swapped is null)
            return given;
        return row.Swapped is null ? null : Preference(row.Swapped, reader) == given ? given : 0.5;
    }

    /// <summary>The preference of one order, with the first answer as the candidate.</summary>
    public Preference Side(string verdict) => verdict == First ? Statistics.Preference.Candidate : verdict == Second ? Statistics.Preference.Baseline : Statistics.Preference.Tie;
}
