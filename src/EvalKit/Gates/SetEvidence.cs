using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Gates;

/// <summary>
/// Paired evidence on a set-level metric or a quantile: paired bootstrap for the interval, approximate randomisation for the p-value, both from per-item
/// columns.
/// </summary>
internal sealed class SetEvidence : PairedEvidence
{
    private readonly PairedColumns _columns;
    private readonly MetricDefinition _metric;
    private readonly PairedWeightedStatistic _statistic;
    private readonly PairedBounds? _bounds;
    private readonly int[] _clusters;
    private readonly PairedResamplingResult _result;
    private readonly long _seed;
    private readonly bool _isJackknifed;

    private SetEvidence(PairedColumns columns, MetricDefinition metric, PairedWeightedStatistic statistic, PairedBounds? bounds, int[] clusters, PairedResamplingResult result, long seed, bool isJackknifed)
    {
        _columns = columns;
        _metric = metric;
        _statistic = statistic;
        _bounds = bounds;
        _clusters = clusters;
        _result = result;
        _seed = seed;
        _isJackknifed = isJackknifed;
    }

    /// <summary>The evidence, or null when no pair is complete or the metric is not defined on the pairs.</summary>
    public static SetEvidence? Of(PairedSample sample, PairedColumns columns, PairedBounds? bounds, MetricDefinition metric, double level, long seed)
    {
        if (columns.Pairs.Count == 0)
            return null;
        var clusters = sample.Clusters(columns.Pairs);
        var statistic = columns.Statistic(metric);
        var isJackknifed = metric is SetMetric { IsSpoiltByDuplicates: true };
        var result = isJackknifed
            ? GroupJackknife.PairedDifference(statistic, columns.Pairs.Count, clusters, level, seed)
            : SetBootstrap.PairedDifference(statistic, columns.Pairs.Count, clusters, level, seed);
        if (!double.IsFinite(result.Difference) || !double.IsFinite(result.PValue))
            return null;
        var (none, all) = (new double[columns.Pairs.Count], Enumerable.Repeat(1.0, columns.Pairs.Count).ToArray());
        return new SetEvidence(columns, metric, statistic, bounds, clusters, result, seed, isJackknifed)
        {
            N = columns.Pairs.Count,
            PlannedPairs = sample.Pairs.Count,
            MissingPairs = sample.Pairs.Count - columns.Pairs.Count,
            BaselineValue = statistic(all, none),
            CandidateValue = statistic(none, all),
            Difference = result.Difference,
            PValue = result.PValue,
            Test = "approximate-randomisation",
            Wins = 0,
            Losses = 0,
            Ties = 0,
            Flips = Flips.None,
        };
    }

    public override bool HasBounds => _bounds is not null;

    public override Contrast Contrast(double level, double factor, Completion completion)
    {
        var observed = CandidateValue - factor * BaselineValue;
        var unseen = _columns.Unseen(_metric, CandidateValue, BaselineValue, factor, UnseenItems.Count(level, N, _clusters));
        if (completion != Completion.None)
            return _bounds?.Contrast(level, factor, completion, _seed) is { } bound ? Extended(bound, bound.Value) : Gates.Contrast.Unbounded(completion);
        var result = _isJackknifed ? GroupJackknife.Interval(Weighted, N, _clusters, level, _seed) : SetBootstrap.Percentile(Weighted, N, _clusters, level, _seed);
        return Extended(new Contrast(result.Interval, _isJackknifed ? IntervalMethods.PairedJackknife : IntervalMethods.PairedBootstrap, result.Estimate, BaselineValue), observed);

        // What unseen pairs do to the value, they do to what it would be with the missing outcomes.
        Contrast Extended(Contrast contrast, double value)
        {
            var bounds = new Interval(value + unseen.Low - observed, value + unseen.High - observed);
            var estimate = UnseenCells.Extend(contrast.Interval, bounds, Interval.Unbounded, contrast.Method, _isJackknifed ? IntervalMethods.PairedJackknifeUnseen : IntervalMethods.PairedBootstrapUnseen);
            return contrast with { Interval = estimate.Interval, Method = estimate.Method };
        }

        double Weighted(ReadOnlySpan<double> weights)
        {
            var none = new double[weights.Length];
            return _statistic(none, weights) - factor * _statistic(weights, none);
        }
    }

    // Without any difference between resamples there is no spread to plan with.
    public override double MinimumDetectable(double level) => _result.StandardError > 0
        ? NumericPower.MinimumDetectableDifference(_result.StandardError * Math.Sqrt(N), N, 1 - level)
        : double.NaN;
}
