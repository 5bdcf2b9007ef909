using EvalKit.Metrics;
using EvalKit.Results;

namespace EvalKit.Graders.Classification;

/// <summary>
/// The confusion matrix over the labels that occur among the weighted cells, gold or predicted, as scikit-learn takes them: a label that only another
/// slice, another variant or another resample has may not count as an F1 of 0.
/// </summary>
internal static class OccurringLabels
{
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
}
