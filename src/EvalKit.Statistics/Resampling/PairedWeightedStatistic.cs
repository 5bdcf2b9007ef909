namespace EvalKit.Statistics;

/// <summary>A statistic of a set made of outputs of two systems, computed from per-item sufficient statistics of both.</summary>
/// <param name="baselineWeights">How often the baseline's output of each item is in the set.</param>
/// <param name="candidateWeights">How often the candidate's output of each item is in the set.</param>
/// <returns>The statistic, or NaN where it is not defined for these weights.</returns>
/// <remarks>
/// The baseline's own statistic has weights (1, 0), the candidate's (0, 1). Randomisation also asks for mixtures: item by item one or the other.
/// </remarks>
public delegate double PairedWeightedStatistic(ReadOnlySpan<double> baselineWeights, ReadOnlySpan<double> candidateWeights);
