using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>What a judge does for answers of its own family.</summary>
internal static class OwnFamilyCheck
{
    public static OwnFamily? Of(CheckedRows rows)
    {
        if (rows.Options.Own.Count == 0)
            return null;
        var labelled = rows.All.Any(r => rows.Labelled(r) is not null);
        List<CheckedRow> known = [.. rows.All.Where(r => rows.Judged(r) is not null && (!labelled || rows.Labelled(r) is not null) && r.Source.Models.Count > 0)];
        return rows.Answers is null ? Single(known, labelled, rows) : Pairs(known, labelled, rows);
    }

    private static bool IsOwn(string model, CheckedRows rows) => rows.Options.Own.Contains(model, StringComparer.Ordinal);

    private static double Bias(CheckedRow row, bool labelled, CheckedRows rows) => rows.Judged(row)!.Value - (labelled ? rows.Labelled(row)!.Value : 0);

    private static OwnFamily? Single(List<CheckedRow> known, bool labelled, CheckedRows rows)
    {
        double[] own = [.. known.Where(r => IsOwn(r.Source.Models[0], rows)).Select(r => Bias(r, labelled, rows))];
        double[] others = [.. known.Where(r => !IsOwn(r.Source.Models[0], rows)).Select(r => Bias(r, labelled, rows))];
        if (own.Length < 2 || others.Length < 2)
            return null;
        var difference = own.Average() - others.Average();
        return new OwnFamily(own.Length, others.Length, own.Average(), others.Average(), Measured.Of(difference, MeanInterval.Welch(own, others, rows.Options.Level), own.Length + others.Length, IntervalMethods.Welch), labelled);
    }

    /// <summary>Pairs with an own answer on one side: the judge's preference for it minus people's.</summary>
    private static OwnFamily? Pairs(List<CheckedRow> known, bool labelled, CheckedRows rows)
    {
        var mixed = known.FindAll(r => r.Source.Models.Count == 2 && IsOwn(r.Source.Models[0], rows) != IsOwn(r.Source.Models[1], rows));
        if (mixed.Count < 2)
            return null;
        double ForOwn(CheckedRow row, double preference) => IsOwn(row.Source.Models[0], rows) ? preference : 1 - preference;
        var judge = mixed.Average(r => ForOwn(r, rows.Judged(r)!.Value));
        var people = labelled ? mixed.Average(r => ForOwn(r, rows.Labelled(r)!.Value)) : 0.5;
        var preference = rows.Mean(mixed, r => ForOwn(r, rows.Judged(r)!.Value) - (labelled ? ForOwn(r, rows.Labelled(r)!.Value) : 0.5), CheckedRows.Signed);
        return new OwnFamily(mixed.Count, mixed.Count, judge, people, preference, labelled);
    }
}
