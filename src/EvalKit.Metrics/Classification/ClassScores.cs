namespace EvalKit.Metrics;

/// <summary>
/// Precision, recall and F1 of one label, or an average over labels. Each is in [0, 1]; a ratio whose denominator is 0 counts as 0.
/// </summary>
/// <param name="Precision">True positives over everything predicted as the label.</param>
/// <param name="Recall">True positives over everything whose gold label it is.</param>
/// <param name="F1">2 TP / (2 TP + FP + FN).</param>
/// <param name="Support">The weight of the items whose gold label it is; their number when every item weighs 1.</param>
public readonly record struct ClassScores(double Precision, double Recall, double F1, double Support);
