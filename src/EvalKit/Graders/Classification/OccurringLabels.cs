using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Graders.Classification;

/// <summary>
/// The confusion matrix over the labels that occur among the weighted cells, gold or predicted, as scikit-learn takes them: a label that only another
/// slice, another variant or another resample has may not count as an F1 of 0.
/// </summary>
internal static class OccurringLabels
{
    /// <value>The default value is 8 labels, the rarest: an error costs most there. Beside them the most frequent one.</value>
    private const int LabelsTried = 8;

    /// <summary>A metric of the confusion matrix.</summary>
    public static SetMetric Metric(string name, string signature, Interval range, Func<ConfusionMatrix, double?> read)
    {
        return new SetMetric(name, signature, range, Compute) { Reads = [], MoreOfOneKind = MoreOfOneKind };

        double Compute(CellColumns cells, ReadOnlySpan<double> weights) => read(Matrix(cells, weights)) ?? double.NaN;

        // Of labels that the sample does not hold it says nothing; the bounds are about those that it does.
        Interval MoreOfOneKind(CellColumns cells, ReadOnlySpan<double> weights, double more)
        {
            var labels = LabelsToTry(cells, weights);
            double[] extended = [.. weights, more];
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (var gold in labels)
                foreach (var predicted in labels)
                {
                    var value = Compute(new CellColumns(cells.Columns, [.. cells.Gold, gold], [.. cells.Predicted, predicted], cells.Labels), extended);
                    if (!double.IsNaN(value))
                        (low, high) = (Math.Min(low, value), Math.Max(high, value));
                }
            return low <= high ? new Interval(low, high) : range;
        }
    }

    public static ConfusionMatrix Matrix(CellColumns cells, ReadOnlySpan<double> weights)
    {
        var position = new int[cells.Labels.Count];
        for (var cell = 0; cell < weights.Length; cell++)
            if (weights[cell] > 0)
                position[cells.Gold[cell]] = position[cells.Predicted[cell]] = 1;
        var labels = new List<string>();
        for (var label = 0; label < position.Length; label++)
        {
            if (position[label] == 0)
                continue;
            position[label] = labels.Count;
            labels.Add(cells.Labels[label]);
        }
        return ConfusionMatrix.FromIndices(labels, Array.ConvertAll(cells.Gold, g => position[g]), Array.ConvertAll(cells.Predicted, p => position[p]), weights);
    }

    private static List<int> LabelsToTry(CellColumns cells, ReadOnlySpan<double> weights)
    {
        var (gold, occurs) = (new double[cells.Labels.Count], new bool[cells.Labels.Count]);
        for (var cell = 0; cell < weights.Length; cell++)
            if (weights[cell] > 0)
            {
                gold[cells.Gold[cell]] += weights[cell];
                occurs[cells.Gold[cell]] = occurs[cells.Predicted[cell]] = true;
            }
        var labels = Enumerable.Range(0, gold.Length).Where(l => occurs[l]).OrderBy(l => gold[l]).ToList();
        return labels.Count <= LabelsTried + 1 ? labels : [.. labels.Take(LabelsTried), labels[^1]];
    }
}
