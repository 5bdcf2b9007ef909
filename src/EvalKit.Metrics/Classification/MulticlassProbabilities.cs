namespace EvalKit.Metrics;

/// <summary>
/// A probability for each label of each item and the gold labels, with the scores of scikit-learn. A score is null where it is
/// undefined: without items, and for the ranking scores when a label never is the gold label.
/// </summary>
public sealed class MulticlassProbabilities
{
    private readonly double[] _probabilities;
    private readonly int[] _gold;

    /// <param name="classes">The number of labels, at least 2.</param>
    /// <param name="probabilities">Item by item, the probability of each label, in [0, 1]. Rows need not sum to 1 exactly.</param>
    /// <param name="gold">The index of the gold label of each item.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit, a probability is outside [0, 1], or an index is not one of a label.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two labels.</exception>
    public MulticlassProbabilities(int classes, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> gold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Probability.RequireAll(probabilities, gold.Length * classes, nameof(probabilities));
        for (var i = 0; i < gold.Length; i++)
        {
            if ((uint)gold[i] >= (uint)classes)
                throw new ArgumentException($"Item {i} has a label index outside 0 to {classes - 1}.", nameof(gold));
        }

        Classes = classes;
        _probabilities = probabilities.ToArray();
        _gold = gold.ToArray();
    }

    /// <summary>The number of labels.</summary>
    public int Classes { get; }

    /// <summary>The number of items.</summary>
    public int Count => _gold.Length;

    /// <summary>
    /// The mean over items of the squared differences of probability and truth, summed over labels (Brier 1950), in [0, 2]. For
    /// two labels it is twice <see cref="BinaryProbabilities.Brier"/>.
    /// </summary>
    public double? BrierSum
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < _probabilities.Length; i++)
            {
                var difference = _probabilities[i] - (_gold[i / Classes] == i % Classes ? 1 : 0);
                sum += difference * difference;
            }

            return Count == 0 ? null : sum / Count;
        }
    }

    /// <summary>The mean over labels of the area under the ROC curve of the label against the rest, in [0, 1].</summary>
    public double? RocAucOneVsRest => AverageOneVsRest(_ => 1);

    /// <summary>As <see cref="RocAucOneVsRest"/>, each label weighted by its number of items.</summary>
    public double? WeightedRocAucOneVsRest => AverageOneVsRest(label => _gold.Count(gold => gold == label));

    /// <summary>The mean over pairs of labels of the area under the ROC curve between both (Hand and Till 2001), in [0, 1].</summary>
    public double? RocAucOneVsOne
    {
        get
        {
            var sum = 0.0;
            for (var first = 0; first < Classes; first++)
            {
                for (var second = first + 1; second < Classes; second++)
                {
                    if (PairAuc(first, second) is not { } one || PairAuc(second, first) is not { } other)
                        return null;
                    sum += (one + other) / 2;
                }
            }

            return sum / (Classes * (Classes - 1) / 2.0);
        }
    }

    /// <summary>
    /// The mean negative natural logarithm of the probability of the gold label, at least 0; rows are clipped, then scaled to sum to 1.
    /// </summary>
    /// <param name="epsilon">
    /// Probabilities are clipped to [epsilon, 1 - epsilon]. The default is the machine epsilon, as in scikit-learn.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Epsilon is not in (0, 0.5).</exception>
    public double? LogLoss(double epsilon = Probability.MachineEpsilon)
    {
        Probability.RequireEpsilon(epsilon);
        var loss = 0.0;
        for (var item = 0; item < Count; item++)
        {
            var sum = 0.0;
            foreach (var probability in Row(item))
                sum += Probability.Clip(probability, epsilon);
            loss -= Math.Log(Probability.Clip(Row(item)[_gold[item]], epsilon) / sum);
        }

        return Count == 0 ? null : loss / Count;
    }

    /// <summary>The share of items whose gold label is among the k most likely, equal probabilities by the order of labels.</summary>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
    public double? TopAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var hits = 0;
        for (var item = 0; item < Count; item++)
            hits += PlaceOfGold(item) < k ? 1 : 0;
        return Count == 0 ? null : (double)hits / Count;
    }

    /// <summary>The probability of the most likely label against the share of items where it is right.</summary>
    /// <param name="bins">The number of bins, at least 1.</param>
    public Calibration? ConfidenceCalibration(int bins = Calibration.DefaultBins)
    {
        var (confidence, isRight) = (new double[Count], new bool[Count]);
        for (var item = 0; item < Count; item++)
        {
            foreach (var probability in Row(item))
                confidence[item] = Math.Max(confidence[item], probability);
            isRight[item] = PlaceOfGold(item) == 0;
        }

        return Calibration.Measure(confidence, isRight, bins);
    }

    private ReadOnlySpan<double> Row(int item) => _probabilities.AsSpan(item * Classes, Classes);

    private int PlaceOfGold(int item)
    {
        var row = Row(item);
        var gold = _gold[item];
        var place = 0;
        for (var label = 0; label < Classes; label++)
            place += row[label] > row[gold] || (row[label] == row[gold] && label < gold) ? 1 : 0;
        return place;
    }

    private double? AverageOneVsRest(Func<int, double> weight)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var label = 0; label < Classes; label++)
        {
            if (Auc(label, _ => true) is not { } auc)
                return null;
            sum += weight(label) * auc;
            weights += weight(label);
        }

        return sum / weights;
    }

    private double? PairAuc(int positive, int negative) => Auc(positive, gold => gold == positive || gold == negative);

    private double? Auc(int positive, Func<int, bool> includes)
    {
        var items = Enumerable.Range(0, Count).Where(item => includes(_gold[item])).ToArray();
        return RankedScores.RocAuc(
            Array.ConvertAll(items, item => _probabilities[item * Classes + positive]),
            Array.ConvertAll(items, item => _gold[item] == positive));
    }
}
