namespace EvalKit.Statistics;

/// <summary>Resampling of the difference of a set-level statistic, candidate minus baseline.</summary>
/// <param name="Difference">The difference on the data.</param>
/// <param name="Interval">Percentile bootstrap interval of the difference; NaN ends if it is not defined (see <see cref="BootstrapResult"/>).</param>
/// <param name="PValue">Two-sided p-value of approximate randomisation; NaN if it is not defined.</param>
/// <param name="StandardError">Bootstrap standard error of the difference.</param>
/// <param name="Resamples">Number of bootstrap resamples, and of random swaps.</param>
/// <param name="Undefined">The larger of the counts of bootstrap resamples and of swaps without a defined statistic; they were left out.</param>
public readonly record struct PairedResamplingResult(
    double Difference, Interval Interval, double PValue, double StandardError, int Resamples, int Undefined);
