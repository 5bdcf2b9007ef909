using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>How often the judge agrees with itself on the same question.</summary>
internal static class ConsistencyCheck
{
    public static SelfConsistency? Of(CheckedRows rows)
    {
        List<CheckedRow> repeated = [.. rows.All.Where(r => r.Repeats.Count > 1)];
        if (repeated.Count == 0)
            return null;
        var agreement = rows.Mean(repeated, r => Same(r.Repeats), Interval.Unit);
        return new SelfConsistency(repeated.Max(r => r.Repeats.Count), agreement, rows.Reader.IsNumeric ? Spread(repeated, rows.Reader) : null);
    }

    /// <summary>The chance that two of the verdicts agree.</summary>
    private static double Same(IReadOnlyList<string> verdicts)
    {
        var kinds = verdicts.Distinct(StringComparer.Ordinal).ToList();
        return JudgeAgreement.SelfConsistency([[.. verdicts.Select(v => kinds.IndexOf(v))]]);
    }

    /// <summary>Variance within rows, weighted by their degrees of freedom.</summary>
    private static double Spread(List<CheckedRow> rows, VerdictReader reader)
    {
        double squares = 0, degrees = 0;
        foreach (var row in rows)
        {
            var mean = row.Repeats.Average(reader.Value);
            squares += row.Repeats.Sum(v => (reader.Value(v) - mean) * (reader.Value(v) - mean));
            degrees += row.Repeats.Count - 1;
        }
        return Math.Sqrt(squares / degrees);
    }
}
