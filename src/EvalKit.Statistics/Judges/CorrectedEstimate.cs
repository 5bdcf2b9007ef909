namespace EvalKit.Statistics;

/// <summary>An estimate that was corrected for the errors of a judge.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error, with the errors of the calibration included.</param>
/// <param name="Interval">Its interval.</param>
public readonly record struct CorrectedEstimate(double Value, double StandardError, Interval Interval);
