using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>Agreement of a judge's numbers with people's.</summary>
internal static class AgreementOfScores
{
    /// <value>The default value is 20 whole numbers: a scale with more is no scale of levels.</value>
    private const int MostLevels = 20;

    public static ScoreTotals? Totals(CheckedRows rows, Func<CheckedRow, string?> verdict)
    {
        List<CheckedRow> known = [.. rows.All.Where(r => verdict(r) is not null)];
        if (known.Count == 0)
            return null;
        var mean = rows.Mean(known, r => rows.Reader.Value(verdict(r)!), rows.Reader.IsNumeric ? Interval.Unbounded : Interval.Unit);
        var total = known.Sum(r => rows.Reader.Value(verdict(r)!));
        var squares = known.Sum(r => Square(rows.Reader.Value(verdict(r)!) - mean.Value!.Value));
        return new ScoreTotals(mean, total, known.Count < 2 ? null : Math.Sqrt(squares / (known.Count - 1)));
    }

    public static ScoreAgreement? Of(CheckedRows rows)
    {
        List<CheckedRow> complete = [.. rows.All.Where(r => r.IsComplete)];
        if (complete.Count < 3)
            return null;
        double[] human = [.. complete.Select(r => rows.Reader.Value(r.Human!))], judge = [.. complete.Select(r => rows.Reader.Value(r.Judge!))];
        var clusters = rows.Clusters(complete);
        var isRanked = rows.Reader.Scale == VerdictScale.Ranks;
        return new ScoreAgreement
        {
            Pearson = Correlate(CorrelationKind.Pearson, human, judge, clusters, rows.Options),
            Spearman = Correlate(CorrelationKind.Spearman, human, judge, clusters, rows.Options),
            Kendall = Correlate(CorrelationKind.Kendall, human, judge, clusters, rows.Options),
            Within = Within(complete, rows),
            Bias = isRanked ? null : rows.Mean(complete, r => rows.Reader.Value(r.Judge!) - rows.Reader.Value(r.Human!), Interval.Unbounded),
            MeanAbsoluteError = isRanked ? null : rows.Mean(complete, r => Math.Abs(rows.Reader.Value(r.Judge!) - rows.Reader.Value(r.Human!)), Interval.Unbounded),
            WeightedKappa = Weighted(human, judge, clusters, rows.Options),
            Alpha = KappaCheck.Alpha([human, judge], isRanked ? MeasurementLevel.Ordinal : MeasurementLevel.Interval, clusters, rows.Options) is { Value: not null } alpha ? alpha : null,
        };
    }

    /// <summary>A correlation with its interval.</summary>
    public static Measured Correlate(CorrelationKind kind, double[] x, double[] y, int[] clusters, JudgeCheckOptions options)
    {
        if (x.Length < 3)
            return new Measured(null, null, null, x.Length, IntervalMethods.None);
        var value = Coefficient(kind, x, y);
        var result = CorrelationInterval.Compute(kind, x, y, clusters, options.Level, options.Seed);
        var measured = Measured.Of(value, result.Interval.ClipTo(CheckedRows.Signed), x.Length, kind == CorrelationKind.Kendall && x.Length > 200 ? IntervalMethods.Jackknife : IntervalMethods.Bootstrap);
        return measured.Low < measured.High ? measured : measured with { Low = null, High = null, Interval = IntervalMethods.None };
    }

    private static double Coefficient(CorrelationKind kind, double[] x, double[] y) => (kind switch
    {
        CorrelationKind.Pearson => Correlation.Pearson(x, y),
        CorrelationKind.Spearman => Correlation.Spearman(x, y),
        _ => Correlation.Kendall(x, y),
    }).Statistic;

    private static WithinCorrelations? Within(List<CheckedRow> complete, CheckedRows rows)
    {
        var groups = complete.Where(r => r.Source.Within is not null).GroupBy(r => r.Source.Within!, StringComparer.Ordinal).Where(g => g.Count() > 2)
            .Select(g => (Human: g.Select(r => rows.Reader.Value(r.Human!)).ToArray(), Judge: g.Select(r => rows.Reader.Value(r.Judge!)).ToArray())).ToList();
        if (groups.Count == 0)
            return null;
        var defined = groups.FindAll(g => double.IsFinite(Coefficient(CorrelationKind.Pearson, g.Human, g.Judge)));
        return new WithinCorrelations(defined.Count, Mean(CorrelationKind.Pearson), Mean(CorrelationKind.Spearman), Mean(CorrelationKind.Kendall));

        Measured Mean(CorrelationKind kind) => Measured.Mean([.. defined.Select(g => Coefficient(kind, g.Human, g.Judge))], [], CheckedRows.Signed, rows.Options);
    }

    private static Measured? Weighted(double[] human, double[] judge, int[] clusters, JudgeCheckOptions options)
    {
        var all = human.Concat(judge).ToList();
        var (low, high) = (all.Min(), all.Max());
        if (!all.TrueForAll(v => v == Math.Floor(v)) || high - low >= MostLevels || high == low)
            return null;
        return KappaCheck.Of([.. human.Select(v => (int)(v - low))], [.. judge.Select(v => (int)(v - low))], (int)(high - low) + 1, KappaWeights.Quadratic, clusters, options);
    }

    private static double Square(double x) => x * x;
}
