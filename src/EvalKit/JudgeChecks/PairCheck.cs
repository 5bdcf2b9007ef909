using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>Wins of pairs and what the order of showing does to them.</summary>
internal static class PairCheck
{
    public static PairOutcome? Outcome(CheckedRows rows)
    {
        if (rows.Answers is null)
            return null;
        List<CheckedRow> decided = [.. rows.All.Where(r => rows.Judged(r) is not null)];
        if (decided.Count == 0)
            return null;
        var isScored = decided[0].Source.Against is not null;
        return new PairOutcome(
            decided.Count,
            decided.Count(r => rows.Judged(r) == 1),
            decided.Count(r => rows.Judged(r) == 0),
            decided.Count(r => rows.Judged(r) == 0.5),
            rows.Mean(decided, r => rows.Judged(r)!.Value, Interval.Unit),
            isScored ? decided.Sum(r => rows.Reader.Value(r.Judge!)) : null,
            isScored ? decided.Sum(r => rows.Reader.Value(rows.Reader.Read(r.Source.Against)!)) : null);
    }

    public static OrderEffect? Order(CheckedRows rows)
    {
        if (rows.Answers is not { } answers || rows.Reader.IsNumeric)
            return null;
        List<CheckedRow> shown = [.. rows.All.Where(r => r.Source.Swapped is not null || r.State != VerdictState.NotJudged)];
        var both = shown.FindAll(r => r.Judge is not null && r.Swapped is not null);
        if (both.Count == 0)
            return null;
        // In the order given the first answer is shown first: it is the candidate of both orders.
        Preference[] given = [.. both.Select(r => answers.Side(r.Judge!))], swapped = [.. both.Select(r => answers.Side(r.Swapped!))];
        var clusters = rows.Clusters(both);
        var labelled = shown.FindAll(r => r.Human is not null);
        return new OrderEffect
        {
            Pairs = both.Count,
            Unusable = shown.Count - both.Count,
            Consistency = rows.Share(both, r => r.Judge == r.Swapped),
            ConsistencyOfAll = both.Count(r => r.Judge == r.Swapped) / (double)shown.Count,
            Bias = rows.Mean(both, r => (Points(answers.Side(r.Judge!)) - Points(answers.Side(r.Swapped!))) / 2.0, CheckedRows.Signed),
            Kappa = KappaCheck.Of([.. given.Select(p => (int)p)], [.. swapped.Select(p => (int)p)], 3, KappaWeights.None, clusters, rows.Options),
            AgreementAsGiven = labelled.Count == 0 ? null : labelled.Count(r => r.Judge == r.Human) / (double)labelled.Count,
            AgreementSwapped = labelled.Count == 0 ? null : labelled.Count(r => r.Swapped == r.Human) / (double)labelled.Count,
            AgreementOfBoth = labelled.Count == 0 ? null : rows.Mean(labelled, r => ((r.Judge == r.Human ? 1 : 0) + (r.Swapped == r.Human ? 1 : 0)) / 2.0, Interval.Unit),
            RightInBoth = labelled.Count == 0 ? null : rows.Share(labelled, r => r.Judge == r.Human && r.Swapped == r.Human),
        };
    }

    private static int Points(Preference preference) => preference switch { Preference.Candidate => 1, Preference.Baseline => -1, _ => 0 };
}
