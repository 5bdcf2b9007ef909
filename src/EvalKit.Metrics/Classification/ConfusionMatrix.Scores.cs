namespace EvalKit.Metrics;

/// <content>The scores.</content>
public sealed partial class ConfusionMatrix
{
    /// <summary>The share of items whose predicted label is the gold label; null without items.</summary>
    public double? Accuracy => Total == 0 ? null : _correct / Total;

    /// <summary>The mean recall of the labels that occur as gold labels; null without items.</summary>
    public double? BalancedAccuracy
    {
        get
        {
            var (sum, count) = (0.0, 0);
            for (var label = 0; label < Labels.Count; label++)
            {
                if (_goldTotals[label] == 0)
                    continue;
                sum += this[label, label] / _goldTotals[label];
                count++;
            }

            return count == 0 ? null : sum / count;
        }
    }

    /// <summary>The mean of the labels' precision; null without items.</summary>
    public double? MacroPrecision => Macro?.Precision;

    /// <summary>The mean of the labels' recall; null without items.</summary>
    public double? MacroRecall => Macro?.Recall;

    /// <summary>The mean of the labels' F1, a label that never occurs counting 0; null without items.</summary>
    public double? MacroF1 => Macro?.F1;

    /// <summary>Precision over all decisions, which for single labels is the accuracy; null without items.</summary>
    public double? MicroPrecision => Accuracy;

    /// <summary>Recall over all decisions, which for single labels is the accuracy; null without items.</summary>
    public double? MicroRecall => Accuracy;

    /// <summary>F1 over all decisions, which for single labels is the accuracy; null without items.</summary>
    public double? MicroF1 => Accuracy;

    /// <summary>The mean of the labels' precision, weighted by support; null without items.</summary>
    public double? WeightedPrecision => Weighted?.Precision;

    /// <summary>The mean of the labels' recall, weighted by support; null without items.</summary>
    public double? WeightedRecall => Weighted?.Recall;

    /// <summary>The mean of the labels' F1, weighted by support; null without items.</summary>
    public double? WeightedF1 => Weighted?.F1;

    /// <summary>The plain mean over labels; null without items.</summary>
    public ClassScores? Macro => Average(_ => 1);

    /// <summary>The mean over labels weighted by support; null without items.</summary>
    public ClassScores? Weighted => Average(label => _goldTotals[label]);

    /// <summary>
    /// Matthews' correlation for any number of labels (Gorodkin 2004), in [-1, 1]; 0 when all gold or all predicted labels are the
    /// same, null without items.
    /// </summary>
    public double? MatthewsCorrelation
    {
        get
        {
            if (Total == 0)
                return null;
            var (chance, goldSpread, predictedSpread) = (0.0, 0.0, 0.0);
            for (var label = 0; label < Labels.Count; label++)
            {
                var (gold, predicted) = (_goldTotals[label] / Total, _predictedTotals[label] / Total);
                chance += gold * predicted;
                goldSpread += gold * ((Total - _goldTotals[label]) / Total);
                predictedSpread += predicted * ((Total - _predictedTotals[label]) / Total);
            }

            if (OnlyOne(_goldTotals) || OnlyOne(_predictedTotals))
                return 0;
            return Math.Clamp((_correct / Total - chance) / Math.Sqrt(goldSpread * predictedSpread), -1, 1);
        }
    }

    /// <summary>
    /// Cohen's kappa, at most 1; null without items and where chance alone would agree everywhere, since all labels are the same.
    /// </summary>
    /// <param name="weights">How much a disagreement counts, by the distance of labels in <see cref="Labels"/>.</param>
    public double? CohenKappa(KappaWeights weights = KappaWeights.None)
    {
        var (observed, expected) = (0.0, 0.0);
        for (var gold = 0; gold < Labels.Count; gold++)
        {
            for (var predicted = 0; predicted < Labels.Count; predicted++)
            {
                var disagreement = Disagreement(gold - predicted, weights);
                observed += disagreement * this[gold, predicted];
                expected += disagreement * _goldTotals[gold] * (_predictedTotals[predicted] / Total);
            }
        }

        return Total == 0 || expected == 0 ? null : 1 - observed / expected;
    }

    /// <summary>The scores of one label.</summary>
    /// <param name="label">Its index in <see cref="Labels"/>.</param>
    public ClassScores Scores(int label)
    {
        var hits = this[label, label];
        return new ClassScores(
            Ratio(hits, _predictedTotals[label]),
            Ratio(hits, _goldTotals[label]),
            Ratio(2 * hits, _goldTotals[label] + _predictedTotals[label]),
            _goldTotals[label]);
    }

    private ClassScores? Average(Func<int, double> weight)
    {
        if (Total == 0)
            return null;
        var (precision, recall, f1, weights) = (0.0, 0.0, 0.0, 0.0);
        for (var label = 0; label < Labels.Count; label++)
        {
            var (scores, share) = (Scores(label), weight(label));
            precision += share * scores.Precision;
            recall += share * scores.Recall;
            f1 += share * scores.F1;
            weights += share;
        }

        return new ClassScores(precision / weights, recall / weights, f1 / weights, Total);
    }

    private static double Disagreement(int distance, KappaWeights weights) => weights switch
    {
        KappaWeights.None => distance == 0 ? 0 : 1,
        KappaWeights.Linear => Math.Abs(distance),
        KappaWeights.Quadratic => (double)distance * distance,
        _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "Not a weighting of kappa."),
    };

    private static bool OnlyOne(double[] totals) => totals.Count(total => total > 0) == 1;

    private static double Ratio(double numerator, double denominator) => denominator == 0 ? 0 : numerator / denominator;
}
