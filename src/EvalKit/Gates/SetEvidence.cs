using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Gates;

/// <summary>
/// Paired evidence on a set-level metric or a quantile: paired bootstrap for the interval, approximate randomisation for the p-value, both from per-item
/// columns.
/// </summary>
internal sealed class SetEvidence : PairedEvidence
{
    private readonly PairedWeightedStatistic _statistic;
    private readonly int[] _clusters;
    private readonly PairedResamplingResult _result;
    private readonly Interval _range;
    private readonly int _planned;
    private readonly long _seed;

    private SetEvidence(PairedWeightedStatistic statistic, int[] clusters, PairedResamplingResult result, Interval range, int planned, long seed)
    {
        _statistic = statistic;
        _clusters = clusters;
        _result = result;
        _range = range;
        _planned = planned;
        _seed = seed;
    }

    /// <summary>The evidence, or null when no pair is complete or the metric is not defined on the pairs.</summary>
    public static SetEvidence? Of(PairedSample sample, PairedColumns columns, MetricDefinition metric, double level, long seed)
    {
        if (columns.Pairs.Count == 0)
            return null;
        var clusters = sample.Clusters(columns.Pairs);
        var statistic = columns.Statistic(metric);
        var result = SetBootstrap.PairedDifference(statistic, columns.Pairs.Count, clusters, level, seed);
        if (!double.IsFinite(result.Difference) || !double.IsFinite(result.PValue))
            return null;
        var (none, all) = (new double[columns.Pairs.Count], Enumerable.Repeat(1.0, columns.Pairs.Count).ToArray());
        return new SetEvidence(statistic, clusters, result, metric.Range, sample.Pairs.Count, seed)
        {
            N = columns.Pairs.Count,
            MissingPairs = sample.Pairs.Count - columns.Pairs.Count,
            BaselineValue = statistic(all, none),
            CandidateValue = statistic(none, all),
            Difference = result.Difference,
            PValue = result.PValue,
            Test = "approximate-randomisation",
            Wins = 0,
            Losses = 0,
            Ties = columns.Pairs.Count,
            Flips = Flips.None,
        };
    }

    public override IntervalEstimate Interval(double level) =>
        new(SetBootstrap.Percentile(WeightedDifference, N, _clusters, level, _seed).Interval, "paired-bootstrap");

    /// <summary>
    /// A missing pair can move a set-level metric by at most about its share of the set times the range; the interval is shifted by that much.
    /// </summary>
    public override (IntervalEstimate Interval, double Difference) Completed(double level, bool worst)
    {
        var shift = (worst ? -1 : 1) * (_range.IsBounded ? _range.Width * MissingPairs / _planned : double.PositiveInfinity);
        var interval = Interval(level).Interval;
        return (new IntervalEstimate(new Interval(interval.Low + shift, interval.High + shift), "paired-bootstrap"), Difference + shift);
    }

    public override double MinimumDetectable(double level) =>
        NumericPower.MinimumDetectableDifference(_result.StandardError * Math.Sqrt(N), N, 1 - level);

    private double WeightedDifference(ReadOnlySpan<double> weights)
    {
        var none = new double[weights.Length];
        return _statistic(none, weights) - _statistic(weights, none);
    }
}
