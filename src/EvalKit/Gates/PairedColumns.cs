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
            labels);
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

    private static bool IsScored(ScoreColumns scores, int item, int repeats)
    {
        for (var cell = item * repeats; cell < (item + 1) * repeats; cell++)
            if (scores.OutcomeOf(cell) != Outcome.Scored)
                return false;
        return true;
    }

    private static List<int> Cells(List<int> items, int repeats) => [.. items.SelectMany(i => Enumerable.Range(i * repeats, repeats))];
}
