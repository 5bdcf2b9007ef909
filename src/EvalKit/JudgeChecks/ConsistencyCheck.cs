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
        return new SelfConsistency(repeated.Max(r => r.Repeats.Count), Agreement(repeated, rows), rows.Reader.IsNumeric ? Spread(repeated, rows.Reader) : null);
    }

    /// <summary>
    /// The mean over rows. Three verdicts that are pass or fail agree fully or in one pair of three: such rows are of two kinds, whose share has the interval of a pass
    /// rate.
    /// </summary>
    private static Measured Agreement(List<CheckedRow> repeated, CheckedRows rows)
    {
        double most = repeated.Max(r => r.Repeats.Count);
        double[] kinds = [.. repeated.Select(r => Same(r.Repeats)).Distinct()];
        var apart = kinds.Any(k => k != 1) ? kinds.First(k => k != 1) : (most - 2) / most;
        if (kinds.Any(k => k != 1 && k != apart))
            return rows.Mean(repeated, r => Same(r.Repeats), Interval.Unit);
        var share = rows.Share(repeated, r => Same(r.Repeats) == 1);
        double? Scaled(double? value) => apart + (1 - apart) * value;
        return share with { Value = Scaled(share.Value), Low = Scaled(share.Low), High = Scaled(share.High) };
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
