namespace EvalKit.Statistics;

/// <summary>A statistic of a whole set that is a function of sums over items (corpus BLEU, a pooled rate). Called from several threads at once.</summary>
/// <param name="sums">One sum for each number of an item. Valid during the call only.</param>
/// <returns>The statistic, or NaN where it is not defined for these sums.</returns>
public delegate double SumStatistic(ReadOnlySpan<double> sums);
