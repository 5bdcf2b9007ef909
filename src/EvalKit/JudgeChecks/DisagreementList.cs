namespace EvalKit.JudgeChecks;

/// <summary>Where judge and people disagree, by clause of the rubric: most of it is a policy that nobody wrote down.</summary>
internal static class DisagreementList
{
    /// <value>The default value is 10 of each clause.</value>
    public const int Shown = 10;

    public static IReadOnlyList<ClauseDisagreements> Of(CheckedRows rows)
    {
        // Ranks on different scales have no difference.
        if (rows.Reader.Scale == VerdictScale.Ranks || rows.Reader.IsNumeric && rows.Answers is not null)
            return [];
        List<CheckedRow> complete = [.. rows.All.Where(r => r.IsComplete)];
        var tolerance = rows.Reader.IsNumeric ? AgreementOfScores.Totals(rows, r => r.Human)?.StandardDeviation ?? 0 : 0;
        return
        [
            .. complete.GroupBy(r => r.Source.Clause, StringComparer.Ordinal)
                .Select(g => Clause(g.Key, [.. g], tolerance, rows.Reader))
                .Where(c => c.Disagreements > 0)
                .OrderByDescending(c => c.Disagreements).ThenBy(c => c.Clause, StringComparer.Ordinal),
        ];
    }

    private static ClauseDisagreements Clause(string? clause, List<CheckedRow> of, double tolerance, VerdictReader reader)
    {
        if (reader.Scale == VerdictScale.Labels)
        {
            var different = of.FindAll(r => r.Judge != r.Human);
            return new ClauseDisagreements(clause, of.Count, different.Count, null, [.. different.Take(Shown).Select(Of)]);
        }
        var apart = of.Select(r => (Row: r, Kinder: reader.Value(r.Judge!) - reader.Value(r.Human!))).Where(d => Math.Abs(d.Kinder) > tolerance).OrderByDescending(d => Math.Abs(d.Kinder)).ToList();
        return new ClauseDisagreements(clause, of.Count, apart.Count, apart.Count(d => d.Kinder > 0), [.. apart.Take(Shown).Select(d => Of(d.Row))]);
    }

    private static Disagreement Of(CheckedRow row) => new(row.Source.Id, row.Human!, row.Judge!);
}
