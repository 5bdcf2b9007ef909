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
    private readonly long _seed;

    private SetEvidence(PairedWeightedStatistic statistic, int[] clusters, PairedResamplingResult result, long seed)
    {
        _statistic = statistic;
        _clusters = clusters;
        _result = result;
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
        return new SetEvidence(statistic, clusters, result, seed)
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

    public override IntervalEstimate Interval(double level) =>
        new(SetBootstrap.Percentile(WeightedDifference, N, _clusters, level, _seed).Interval, "paired-bootstrap");

    /// <summary>One missing pair can add a class to macro F1 or any number of tokens to corpus BLEU: the difference could be anything.</summary>
    public override (IntervalEstimate Interval, double Difference) Completed(double level, bool worst) => Unbounded(worst);

    public override double MinimumDetectable(double level) =>
        NumericPower.MinimumDetectableDifference(_result.StandardError * Math.Sqrt(N), N, 1 - level);

    private double WeightedDifference(ReadOnlySpan<double> weights)
    {
        var none = new double[weights.Length];
        return _statistic(none, weights) - _statistic(weights, none);
    }
}
