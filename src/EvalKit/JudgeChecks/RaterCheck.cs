using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>How far people agree with one another, and the judge with one of them.</summary>
internal static class RaterCheck
{
    public static RaterAgreement? Of(CheckedRows rows)
    {
        List<CheckedRow> rated = [.. rows.All.Where(r => r.Raters.Count > 1)];
        if (rated.Count == 0)
            return null;
        var judged = rated.FindAll(r => r.Judge is not null);
        var clusters = rows.Clusters(rated);
        return new RaterAgreement
        {
            Raters = rated.Max(r => r.Raters.Count),
            Ratings = rated.Sum(r => r.Raters.Count),
            Agreement = rows.Mean(rated, Same, Interval.Unit),
            Alpha = KappaCheck.Alpha(Ratings(rated, rows.Reader), Measurement(rows.Reader.Scale), clusters, rows.Options),
            CohenKappa = rows.Reader.IsNumeric || rated.Exists(r => r.Raters.Count != 2) ? null : Cohen(rated, clusters, rows.Options),
            FleissKappa = rows.Reader.IsNumeric || rated.Exists(r => r.Raters.Count != rated[0].Raters.Count) ? null : Fleiss(rated),
            JudgeWithOne = judged.Count == 0 || rows.Answers is not null && rows.Reader.IsNumeric ? null : rows.Mean(judged, WithOne, Interval.Unit),
            JudgeMinusPeople = judged.Count == 0 || rows.Answers is not null && rows.Reader.IsNumeric ? null : rows.Mean(judged, r => WithOne(r) - Same(r), CheckedRows.Signed),
        };
    }

    private static MeasurementLevel Measurement(VerdictScale scale) => scale switch
    {
        VerdictScale.Ranks => MeasurementLevel.Ordinal,
        VerdictScale.Scores => MeasurementLevel.Interval,
        _ => MeasurementLevel.Nominal,
    };

    /// <summary>The chance that two raters of the row agree.</summary>
    private static double Same(CheckedRow row) => JudgeAgreement.SelfConsistency([Codes(row.Raters)]);

    /// <summary>The chance that the judge agrees with one rater of the row.</summary>
    private static double WithOne(CheckedRow row) => row.Raters.Count(r => r == row.Judge) / (double)row.Raters.Count;

    private static int[] Codes(IReadOnlyList<string> verdicts)
    {
        var kinds = verdicts.Distinct(StringComparer.Ordinal).ToList();
        return [.. verdicts.Select(v => kinds.IndexOf(v))];
    }

    /// <summary>Raters by items. Who gave which rating does not matter to alpha, only how many agree.</summary>
    private static double[][] Ratings(List<CheckedRow> rated, VerdictReader reader)
    {
        var kinds = reader.Scale == VerdictScale.Labels ? rated.SelectMany(r => r.Raters).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() : [];
        var ratings = new double[rated.Max(r => r.Raters.Count)][];
        for (var rater = 0; rater < ratings.Length; rater++)
            ratings[rater] = [.. rated.Select(r => rater >= r.Raters.Count ? double.NaN : kinds.Count > 0 ? kinds.IndexOf(r.Raters[rater]) : reader.Value(r.Raters[rater]))];
        return ratings;
    }

    private static Measured Cohen(List<CheckedRow> rated, int[] clusters, JudgeCheckOptions options)
    {
        var kinds = rated.SelectMany(r => r.Raters).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return KappaCheck.Of([.. rated.Select(r => kinds.IndexOf(r.Raters[0]))], [.. rated.Select(r => kinds.IndexOf(r.Raters[1]))], kinds.Count, KappaWeights.None, clusters, options);
    }

    private static double? Fleiss(List<CheckedRow> rated)
    {
        var kinds = rated.SelectMany(r => r.Raters).Distinct(StringComparer.Ordinal).ToList();
        return Measured.Finite(FleissKappa.FromCounts([.. rated.Select(r => kinds.Select(k => r.Raters.Count(v => v == k)).ToArray())]));
    }
}
