using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Decisions;

/// <summary>The metrics of a run by name, at one level.</summary>
/// <param name="run">The run.</param>
/// <param name="level">The level of intervals.</param>
/// <param name="seed">The seed of resampling.</param>
/// <param name="known">What was computed already at that level, by variant; null where nothing was.</param>
internal sealed class RunMetrics(RunData run, double level, long seed, IReadOnlyDictionary<string, VariantSummary>? known = null)
{
    private readonly MetricCalculator _calculator = new(run, level, seed);

    public RunData Run { get; } = run;

    public MetricValue Value(VariantData variant, string metric, SliceKey? slice)
    {
        var summary = known?[variant.Name];
        var metrics = slice is null ? summary?.Metrics : summary?.Slices.GetValueOrDefault(slice.ToString());
        if (metrics?.GetValueOrDefault(metric) is { } value)
            return value;
        var (scores, definition) = variant.Metric(metric)!.Value;
        return _calculator.Compute(scores, definition, SliceItems.Of(Run.Items, slice));
    }
}
