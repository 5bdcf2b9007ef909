namespace EvalKit.Statistics;

/// <summary>
/// A statistic of a whole set (macro F1, corpus BLEU, MRR), computed from per-item sufficient statistics.
/// </summary>
/// <param name="itemWeights">How often each item is in the set: 1 each for the data, counts of 0 or more for a resample. Valid during the call only.</param>
/// <returns>The statistic, or NaN where it is not defined for these weights.</returns>
public delegate double WeightedStatistic(ReadOnlySpan<double> itemWeights);
