using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Gates;

/// <summary>
/// The bounds of a paired difference of a set-level metric or a quantile over everything that missing outcomes could have been, resampled with the pairs:
/// the smallest difference is the candidate's lowest value less the baseline's highest.
/// </summary>
internal sealed class PairedBounds
{
    private readonly MetricDefinition _metric;
    private readonly BoundedSide _candidate;
    private readonly BoundedSide _baseline;
    private readonly int _pairs;
    private readonly int[] _clusters;

    private PairedBounds(MetricDefinition metric, BoundedSide candidate, BoundedSide baseline, int pairs, int[] clusters)
    {
        _metric = metric;
        _candidate = candidate;
        _baseline = baseline;
        _pairs = pairs;
        _clusters = clusters;
    }

    /// <summary>Null for a metric of which nothing narrower than its range is known.</summary>
    public static PairedBounds? Of(PairedSample sample, ScoreColumns candidate, int candidateRepeats, ScoreColumns baseline, int baselineRepeats, MetricDefinition metric)
    {
        if (metric is not (QuantileMetric or SetMetric { Bounds: not null }))
            return null;
        var labels = candidate.Labels().Union(baseline.Labels(), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new PairedBounds(
            metric,
            BoundedSide.Of(candidate, sample.Pairs.Select(p => p.Candidate), candidateRepeats, labels),
            BoundedSide.Of(baseline, sample.Pairs.Select(p => p.Baseline), baselineRepeats, labels),
            sample.Pairs.Count,
            sample.Clusters(sample.Pairs));
    }

    public Contrast Contrast(double level, double factor, Completion completion, long seed)
    {
        var lowest = completion == Completion.Lowest;
        var result = SetBootstrap.Percentile(Bound, _pairs, _clusters, level, seed);
        var all = new double[_pairs];
        Array.Fill(all, 1);
        return new Contrast(result.Interval, IntervalMethods.PairedBootstrap, result.Estimate, BaselineAt(all, lowest));

        double Bound(ReadOnlySpan<double> weights)
        {
            var interval = _candidate.Interval(_metric, weights);
            return (lowest ? interval.Low : interval.High) - factor * BaselineAt(weights, lowest);
        }
    }

    private double BaselineAt(ReadOnlySpan<double> weights, bool lowest)
    {
        var interval = _baseline.Interval(_metric, weights);
        return lowest ? interval.High : interval.Low;
    }
}
