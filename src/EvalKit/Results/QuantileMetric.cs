namespace EvalKit.Results;

/// <summary>A quantile over all cells of one column, such as the 95th percentile of latency.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Column">Index of the column.</param>
/// <param name="Probability">In (0,1).</param>
/// <param name="Signature">What defines the number.</param>
public sealed record QuantileMetric(string Name, int Column, double Probability, string Signature) : MetricDefinition(Name, Signature, MetricRanges.NonNegative);
