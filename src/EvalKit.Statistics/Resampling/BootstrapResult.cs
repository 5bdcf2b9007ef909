namespace EvalKit.Statistics;

/// <summary>Bootstrap of a set-level statistic.</summary>
/// <param name="Estimate">The statistic of the data.</param>
/// <param name="Interval">Percentile interval; both ends NaN if more than 5 % of the resamples were undefined, or the estimate is.</param>
/// <param name="StandardError">Standard deviation of the defined resamples; NaN with fewer than two.</param>
/// <param name="Resamples">Number of resamples drawn.</param>
/// <param name="Undefined">How many of them had no defined statistic and were left out.</param>
public readonly record struct BootstrapResult(double Estimate, Interval Interval, double StandardError, int Resamples, int Undefined);
