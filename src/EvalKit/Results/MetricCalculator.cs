using EvalKit.Statistics;

namespace EvalKit.Results;

/// <summary>Computes metrics with their intervals over all items or some of them.</summary>
/// <param name="itemCount">The number of items.</param>
/// <param name="repeats">Cells of one item.</param>
/// <param name="clusters">The cluster of each item, or null when items are independent.</param>
/// <param name="level">The confidence level of intervals.</param>
/// <param name="seed">The seed of resampling.</param>
internal sealed class MetricCalculator(int itemCount, int repeats, IReadOnlyList<int>? clusters, double level, long seed)
{
    private static readonly IntervalEstimate NoInterval = new(new Interval(double.NaN, double.NaN), IntervalMethods.None);

    public MetricCalculator(RunData run, double level, long seed)
        : this(run.Items.Count, run.Repeats, run.Items.Cluster?.Codes, level, seed)
    {
    }

    /// <summary>The value of a metric over the given items, with its interval.</summary>
    public MetricValue Compute(ScoreColumns scores, MetricDefinition metric, IReadOnlyList<int> items) => Compute(scores, metric, items, withInterval: true);

    /// <summary>The same without the interval, which costs most of the time.</summary>
    public MetricValue WithoutInterval(ScoreColumns scores, MetricDefinition metric, IReadOnlyList<int> items) => Compute(scores, metric, items, withInterval: false);

    /// <summary>The chance of success of items that were answered differently often, with its interval.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="metric">The metric, which has a <see cref="ColumnMean.Success"/>.</param>
    /// <param name="itemOf">The item of each cell, from 0.</param>
    public MetricValue OfSuccesses(ScoreColumns scores, ColumnMean metric, IReadOnlyList<int> itemOf) =>
        Mean(ItemValues.OfSuccesses(scores, metric, itemOf, itemCount), metric, [.. Enumerable.Range(0, itemCount)], withInterval: true);

    private MetricValue Compute(ScoreColumns scores, MetricDefinition metric, IReadOnlyList<int> items, bool withInterval) => metric switch
    {
        ColumnMean mean => Mean(ItemValues.Of(scores, mean, itemCount, repeats), mean, items, withInterval),
        SetMetric set => Set(scores, set, items, withInterval),
        QuantileMetric quantile => OfQuantile(scores, quantile, items, withInterval),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric.Name, "There is no such kind of metric."),
    };

    private MetricValue Mean(ItemValues values, ColumnMean metric, IReadOnlyList<int> items, bool withInterval)
    {
        var present = items.Where(i => values.States[i] >= ItemState.Partial).ToList();
        var known = items.Where(i => values.States[i] != ItemState.Undefined).ToList();
        var missing = items.Count(i => values.States[i] is ItemState.Missing or ItemState.Partial);
        var sample = present.ConvertAll(i => values.Mean[i]).ToArray();
        var estimate = withInterval ? MeanInterval.Recommended(sample, ClustersOf(present), metric.Range, level, seed) : NoInterval;
        return Value(metric, sample.Length == 0 ? null : sample.Average(), estimate, present.Count, missing) with
        {
            Undefined = items.Count - known.Count,
            Worst = missing > 0 ? Number(known.Average(i => metric.HigherIsBetter ? values.Low[i] : values.High[i])) : null,
            Best = missing > 0 ? Number(known.Average(i => metric.HigherIsBetter ? values.High[i] : values.Low[i])) : null,
        };
    }

    private MetricValue Set(ScoreColumns scores, SetMetric metric, IReadOnlyList<int> items, bool withInterval)
    {
        var cells = ItemCells.Scored(scores, items, repeats);
        if (cells.Cells.Count == 0)
            return Value(metric, null, NoInterval, 0, cells.Missing);
        var sample = new SetSample(scores, metric, cells);
        var itemClusters = ClustersOf(cells.Items);
        var result = withInterval ? sample.Resampled(itemClusters, level, seed) : (BootstrapResult?)null;
        // One missing item can add any number of tokens to corpus BLEU: there nothing narrower than the range is a bound, which is none.
        var bounds = cells.Missing > 0 ? sample.Bounds(items.Count * repeats - cells.Cells.Count) : null;
        return Value(metric, Number(result?.Estimate ?? sample.Value), result is { } found ? sample.Extended(found, UnseenItems.Count(level, cells.Items.Count, itemClusters)) : NoInterval, cells.Items.Count, cells.Missing) with
        {
            Worst = metric.HigherIsBetter ? bounds?.Low : bounds?.High,
            Best = metric.HigherIsBetter ? bounds?.High : bounds?.Low,
        };
    }

    private MetricValue OfQuantile(ScoreColumns scores, QuantileMetric metric, IReadOnlyList<int> items, bool withInterval)
    {
        var cells = ItemCells.Scored(scores, items, repeats);
        var values = cells.Cells.Select(c => scores.Value(c, metric.Column)).Where(double.IsFinite).Order().ToArray();
        if (values.Length == 0)
            return Value(metric, null, NoInterval, 0, cells.Missing);
        // Order statistics are of independent values: repeats of one item and items of one cluster are not.
        var isIndependent = withInterval && repeats == 1 && clusters is null;
        var estimate = isIndependent
            ? new IntervalEstimate(QuantileInterval.OfSorted(values, metric.Probability, level), "order-statistics")
            : NoInterval;
        var unknown = items.Count * repeats - values.Length;
        return Value(metric, Quantile.OfSorted(values, metric.Probability), estimate, cells.Items.Count, cells.Missing) with
        {
            Low = isIndependent ? Number(estimate.Interval.Low) : null,
            High = isIndependent ? Number(estimate.Interval.High) : null,
            Worst = unknown > 0 ? Number(Quantile.OfSorted([.. values, .. Enumerable.Repeat(double.PositiveInfinity, unknown)], metric.Probability)) : null,
            Best = unknown > 0 ? Quantile.OfSorted([.. Enumerable.Repeat(0.0, unknown), .. values], metric.Probability) : null,
        };
    }

    private MetricValue Value(MetricDefinition metric, double? value, IntervalEstimate estimate, int n, int missing) => new()
    {
        Value = value,
        Low = value is null ? null : Number(estimate.Interval.Low),
        High = value is null ? null : Number(estimate.Interval.High),
        N = n,
        Missing = missing,
        Interval = estimate.Method,
        Level = level,
        HigherIsBetter = metric.HigherIsBetter,
        Signature = metric.Signature,
    };

    private int[] ClustersOf(IReadOnlyList<int> items) => clusters is null ? [] : [.. items.Select(i => clusters[i])];

    private static double? Number(double value) => double.IsFinite(value) ? value : null;
}
