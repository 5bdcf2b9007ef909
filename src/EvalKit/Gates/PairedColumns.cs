using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Gates;

/// <summary>The scored cells of both sides, baseline first, so that a set-level metric can be computed on any mixture of their outputs.</summary>
internal sealed class PairedColumns
{
    private readonly CellColumns _cells;
    private readonly int[] _pairOf;
    private readonly int _baselineCells;

    private PairedColumns(IReadOnlyList<(int Candidate, int Baseline)> pairs, CellColumns cells, int[] pairOf, int baselineCells)
    {
        Pairs = pairs;
        _cells = cells;
        _pairOf = pairOf;
        _baselineCells = baselineCells;
    }

    /// <summary>Pairs whose cells are all scored on both sides.</summary>
    public IReadOnlyList<(int Candidate, int Baseline)> Pairs { get; }

    public static PairedColumns Of(PairedSample sample, ScoreColumns candidate, int candidateRepeats, ScoreColumns baseline, int baselineRepeats)
    {
        var pairs = sample.Pairs.Where(p => IsScored(candidate, p.Candidate, candidateRepeats) && IsScored(baseline, p.Baseline, baselineRepeats)).ToList();
        var labels = candidate.Labels().Union(baseline.Labels(), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var left = baseline.Gather(Cells(pairs.ConvertAll(p => p.Baseline), baselineRepeats), labels);
        var right = candidate.Gather(Cells(pairs.ConvertAll(p => p.Candidate), candidateRepeats), labels);
        var joined = new CellColumns(
            [.. left.Columns.Zip(right.Columns, (a, b) => (double[])[.. a, .. b])],
            [.. left.Gold, .. right.Gold],
            [.. left.Predicted, .. right.Predicted],
            labels)
        {
            Terms = [.. left.Terms, .. right.Terms],
        };
        int[] pairOf =
        [
            .. Enumerable.Range(0, left.Count).Select(c => c / baselineRepeats),
            .. Enumerable.Range(0, right.Count).Select(c => c / candidateRepeats),
        ];
        return new PairedColumns(pairs, joined, pairOf, left.Count);
    }

    /// <summary>The metric of the mixture in which the baseline's output of pair i counts <c>baseline[i]</c> times and the candidate's <c>candidate[i]</c> times.</summary>
    public PairedWeightedStatistic Statistic(MetricDefinition metric)
    {
        var weights = new double[_pairOf.Length];
        return (baseline, candidate) =>
        {
            for (var i = 0; i < weights.Length; i++)
                weights[i] = i < _baselineCells ? baseline[_pairOf[i]] : candidate[_pairOf[i]];
            return metric switch
            {
                SetMetric set => set.Compute(_cells, weights),
                QuantileMetric quantile => Quantile.Weighted(_cells.Columns[quantile.Column], weights, quantile.Probability),
                _ => double.NaN,
            };
        };
    }

    /// <summary>
    /// The bounds of candidate minus a multiple of the baseline over so many more pairs, each side at its worst or best.
    /// </summary>
    public Interval Unseen(MetricDefinition metric, double candidateValue, double baselineValue, double factor, double pairs)
    {
        var candidate = Side(metric, candidateValue, _baselineCells, _pairOf.Length, pairs);
        var baseline = Side(metric, baselineValue, 0, _baselineCells, pairs);
        var (least, most) = factor >= 0 ? (baseline.Low, baseline.High) : (baseline.High, baseline.Low);
        return new Interval(candidate.Low - factor * most, candidate.High - factor * least);
    }

    private Interval Side(MetricDefinition metric, double value, int first, int end, double pairs)
    {
        var weights = new double[_pairOf.Length];
        weights.AsSpan(first, end - first).Fill(1);
        var unseen = pairs * (end - first) / Pairs.Count;
        return metric switch
        {
            SetMetric set => UnseenCells.Of(set, value, end - first, unseen, (more, cells) => more(_cells, weights, cells)),
            QuantileMetric quantile when double.IsFinite(unseen) => new Interval(With(quantile, quantile.Range.Low), With(quantile, quantile.Range.High)),
            _ => metric.Range,
        };

        double With(QuantileMetric quantile, double unseenValue) =>
            Quantile.Weighted([.. _cells.Columns[quantile.Column], unseenValue], [.. weights, unseen], quantile.Probability);
    }

    private static bool IsScored(ScoreColumns scores, int item, int repeats)
    {
        for (var cell = item * repeats; cell < (item + 1) * repeats; cell++)
            if (scores.OutcomeOf(cell) != Outcome.Scored)
                return false;
        return true;
    }

    private static List<int> Cells(List<int> items, int repeats) => [.. items.SelectMany(i => Enumerable.Range(i * repeats, repeats))];
}
