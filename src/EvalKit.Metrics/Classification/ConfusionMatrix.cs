namespace EvalKit.Metrics;

/// <summary>
/// How often each gold label was predicted as each label, and every score that follows from it, as in scikit-learn. A score that
/// is undefined is null; a ratio with denominator 0 is 0.
/// </summary>
public sealed partial class ConfusionMatrix
{
    /// <summary>
    /// The predicted label of an output from which none could be read. It is a label like any other, so that such outputs count as
    /// wrong and are never dropped.
    /// </summary>
    public const string InvalidLabel = "__invalid__";

    private readonly double[] _cells;
    private readonly double[] _goldTotals;
    private readonly double[] _predictedTotals;
    private readonly double _correct;

    private ConfusionMatrix(IReadOnlyList<string> labels, double[] cells)
    {
        Labels = labels;
        _cells = cells;
        _goldTotals = new double[labels.Count];
        _predictedTotals = new double[labels.Count];
        for (var gold = 0; gold < labels.Count; gold++)
        {
            for (var predicted = 0; predicted < labels.Count; predicted++)
            {
                var weight = this[gold, predicted];
                _goldTotals[gold] += weight;
                _predictedTotals[predicted] += weight;
            }

            _correct += this[gold, gold];
            Total += _goldTotals[gold];
        }
    }

    /// <summary>The labels in the order of rows and columns.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The weight of all items; their number when every item weighs 1.</summary>
    public double Total { get; }

    /// <summary>The weight of the items with one gold label (row) that were predicted as another (column).</summary>
    public double this[int gold, int predicted] => _cells[gold * Labels.Count + predicted];

    /// <summary>Counts pairs of labels.</summary>
    /// <param name="gold">The right label of each item.</param>
    /// <param name="predicted">The label predicted for the item at the same place.</param>
    /// <param name="labels">
    /// The labels in the order that weighted kappa goes by, also ones that do not occur; null for the sorted (ordinal) union of both lists.
    /// </param>
    /// <exception cref="ArgumentException">The lists differ in length, a label is missing from the order, or is in it twice.</exception>
    public static ConfusionMatrix FromLabels(
        IReadOnlyList<string> gold, IReadOnlyList<string> predicted, IReadOnlyList<string>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(predicted);
        labels ??= [.. gold.Concat(predicted).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var index = LabelIndex.Create(labels);
        return FromIndices(labels, index.Find(gold, nameof(gold)), index.Find(predicted, nameof(predicted)));
    }

    /// <summary>
    /// Counts pairs of label indices. Resampling keeps both lists and changes the weights only, so that no label is compared again.
    /// </summary>
    /// <param name="labels">The labels that the indices refer to.</param>
    /// <param name="gold">The index of the right label of each item.</param>
    /// <param name="predicted">The index of the label predicted for the item at the same place.</param>
    /// <param name="weights">The weight of each item, finite and at least 0; empty when every item weighs 1.</param>
    /// <exception cref="ArgumentException">
    /// The lists differ in length, an index is outside the labels, or a weight is negative or not finite.
    /// </exception>
    public static ConfusionMatrix FromIndices(
        IReadOnlyList<string> labels, ReadOnlySpan<int> gold, ReadOnlySpan<int> predicted, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (gold.Length != predicted.Length || (!weights.IsEmpty && weights.Length != gold.Length))
        {
            throw new ArgumentException(
                $"There are {gold.Length} gold labels, {predicted.Length} predicted labels and {weights.Length} weights; "
                + "there have to be equally many.",
                nameof(predicted));
        }

        var cells = new double[labels.Count * labels.Count];
        for (var i = 0; i < gold.Length; i++)
        {
            if ((uint)gold[i] >= (uint)labels.Count || (uint)predicted[i] >= (uint)labels.Count)
                throw new ArgumentException($"Item {i} has a label index outside 0 to {labels.Count - 1}.", nameof(gold));
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (!(weight >= 0) || double.IsInfinity(weight))
                throw new ArgumentException($"Item {i} has a weight that is negative or not finite.", nameof(weights));
            cells[gold[i] * labels.Count + predicted[i]] += weight;
        }

        return new ConfusionMatrix(labels, cells);
    }
}
