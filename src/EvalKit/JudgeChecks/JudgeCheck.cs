using EvalKit.Datasets;
using EvalKit.Problems;

namespace EvalKit.JudgeChecks;

/// <summary>Measures a judge against people's labels, itself, orders of showing, lengths and names.</summary>
public static class JudgeCheck
{
    /// <summary>Reads a table of judgements and checks the judge that made them.</summary>
    /// <param name="path">Full path of the table: .jsonl, .json, .csv or .yaml.</param>
    /// <param name="shownAs">The path as messages show it.</param>
    /// <param name="labels">Full path of people's labels and how messages show it; null where they stand in the table.</param>
    /// <param name="columns">What the columns are.</param>
    /// <param name="options">How verdicts are read.</param>
    public static (JudgeCheckResult? Result, IReadOnlyList<Problem> Problems) OfTable(string path, string shownAs, (string Path, string ShownAs)? labels, JudgmentColumns columns, JudgeCheckOptions options)
    {
        var (rows, problems) = JudgmentReader.Read(path, shownAs, labels, columns);
        return problems.Count > 0 ? (null, problems) : Of(shownAs, rows, columns, options);
    }

    /// <summary>Checks judgements.</summary>
    /// <param name="source">The table or the grader, for messages and the record.</param>
    /// <param name="rows">The judgements.</param>
    /// <param name="columns">What was read.</param>
    /// <param name="options">How verdicts are read.</param>
    public static (JudgeCheckResult? Result, IReadOnlyList<Problem> Problems) Of(string source, IReadOnlyList<Judgment> rows, JudgmentColumns columns, JudgeCheckOptions options) => Of(source, rows, [], columns, options);

    /// <param name="source">The table or the grader, for messages and the record.</param>
    /// <param name="rows">The judgements.</param>
    /// <param name="named">Judgements of the same outputs under names, which count for nothing else.</param>
    /// <param name="columns">What was read.</param>
    /// <param name="options">How verdicts are read.</param>
    internal static (JudgeCheckResult? Result, IReadOnlyList<Problem> Problems) Of(string source, IReadOnlyList<Judgment> rows, IReadOnlyList<Judgment> named, JudgmentColumns columns, JudgeCheckOptions options)
    {
        var scale = VerdictReader.ScaleOf(rows.SelectMany(Verdicts).OfType<string>(), options);
        var isPair = columns.Against is not null || columns.Swapped is not null || columns.Length.Count == 2 || columns.Model.Count == 2;
        // The verdict on a pair is the name of an answer, which may be a number.
        if (isPair && columns.Against is null && options.Scale is null && scale == VerdictScale.Scores)
            scale = VerdictScale.Labels;
        var reader = new VerdictReader(scale, options);
        AnswerNames? answers = null;
        if (isPair)
        {
            (answers, var problem) = AnswerNames.Of(rows.SelectMany(Verdicts).Select(reader.Read).OfType<string>(), reader);
            if (reader.IsNumeric && columns.Against is null)
                problem = "verdicts on pairs name an answer; for a judge that scores both answers name the second score with --against";
            if (problem is not null)
                return (null, [new Problem(source, 0, 0, problem)]);
        }
        var groups = rows.GroupBy(r => string.Join('\u001f', r.By), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Group(columns, g.First().By, Rows(g)) is var group && named.Count > 0 ? group with { Names = NameCheck.Of(Rows(named.Where(n => string.Join('\u001f', n.By) == g.Key))) } : group)
            .ToList();
        return (new JudgeCheckResult { Source = source, Scale = scale, Level = options.Level, Seed = options.Seed, Rows = rows.Count, By = columns.By, Groups = groups }, []);

        CheckedRows Rows(IEnumerable<Judgment> of) => new([.. of.Select(r => CheckedRow.Of(r, reader))], reader, options, answers);
    }

    private static IEnumerable<string?> Verdicts(Judgment row) => [.. row.Judge, .. row.Human, row.Swapped, row.Against];

    private static JudgeCheckGroup Group(JudgmentColumns columns, IReadOnlyList<string> values, CheckedRows rows)
    {
        var by = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, value) in columns.By.Zip(values))
            by[column] = value;
        var numeric = rows.Reader.IsNumeric;
        var hasMean = numeric || rows.Reader.Scale == VerdictScale.PassFail && rows.Answers is null;
        return new JudgeCheckGroup
        {
            By = by,
            Rows = rows.All.Count,
            Judged = rows.All.Count(r => r.State == VerdictState.Judged),
            JudgeFailed = rows.All.Count(r => r.State == VerdictState.Failed),
            NotJudged = rows.All.Count(r => r.State == VerdictState.NotJudged),
            Labelled = rows.All.Count(r => r.Human is not null),
            NoConsensus = rows.All.Count(r => r.Human is null && r.Raters.Count > 0),
            Consistency = ConsistencyCheck.Of(rows),
            Judge = hasMean ? AgreementOfScores.Totals(rows, r => r.Judge) : null,
            Human = hasMean ? AgreementOfScores.Totals(rows, r => r.Human) : null,
            Agreement = numeric ? null : AgreementOfVerdicts.Of(rows),
            Scores = numeric && rows.Answers is null ? AgreementOfScores.Of(rows) : null,
            People = RaterCheck.Of(rows),
            Pairs = PairCheck.Outcome(rows),
            Order = columns.Swapped is null ? null : PairCheck.Order(rows),
            Length = columns.Length.Count == 0 ? null : LengthCheck.Of(rows),
            OwnFamily = OwnFamilyCheck.Of(rows),
            Names = columns.Claimed is null ? null : NameCheck.Of(rows),
            KnownOrder = columns.Rank is null ? null : KnownOrderCheck.Of(rows),
            Disagreements = DisagreementList.Of(rows),
        };
    }
}
