using EvalKit.Statistics;

namespace EvalKit.Results;

/// <summary>Computes metrics with their intervals over all items or some of them.</summary>
internal sealed class MetricCalculator(RunData run, double level, long seed)
{
    /// <summary>The value of a metric over the given items.</summary>
    public MetricValue Compute(ScoreColumns scores, MetricDefinition metric, IReadOnlyList<int> items) => metric switch
    {
        ColumnMean mean => Mean(ItemValues.Of(scores, mean, run.Items.Count, run.Repeats), mean, items),
        SetMetric set => Set(scores, set, items),
        QuantileMetric quantile => OfQuantile(scores, quantile, items),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric.Name, "There is no such kind of metric."),
    };

    private MetricValue Mean(ItemValues values, ColumnMean metric, IReadOnlyList<int> items)
    {
        var present = items.Where(i => values.States[i] >= ItemState.Partial).ToList();
        var known = items.Where(i => values.States[i] != ItemState.Undefined).ToList();
        var missing = items.Count(i => values.States[i] is ItemState.Missing or ItemState.Partial);
        var sample = present.ConvertAll(i => values.Mean[i]).ToArray();
        var estimate = MeanInterval.Recommended(sample, run.Items.ClustersOf(present), metric.Range, level, seed);
        var bounded = missing > 0 && metric.Range.IsBounded && known.Count > 0;
        return Value(metric, sample.Length == 0 ? null : sample.Average(), estimate, present.Count, missing) with
        {
            Undefined = items.Count - known.Count,
            Worst = bounded ? known.Average(i => metric.HigherIsBetter ? values.Low[i] : values.High[i]) : null,
            Best = bounded ? known.Average(i => metric.HigherIsBetter ? values.High[i] : values.Low[i]) : null,
        };
    }

    private MetricValue Set(ScoreColumns scores, SetMetric metric, IReadOnlyList<int> items)
    {
        var cells = ItemCells.Scored(scores, items, run.Repeats);
        var missing = cells.Missing;
        if (cells.Cells.Count == 0)
            return Value(metric, null, new IntervalEstimate(default, IntervalMethods.None), 0, missing);
        var columns = scores.Gather(cells.Cells);
        var weights = new double[cells.Cells.Count];
        var result = SetBootstrap.Percentile(Statistic, cells.Items.Count, run.Items.ClustersOf(cells.Items), level, seed);
        var value = Number(result.Estimate);
        var share = (double)missing / items.Count;
        return Value(metric, value, new IntervalEstimate(result.Interval, "bootstrap-percentile"), cells.Items.Count, missing) with
        {
            Worst = missing > 0 && value is { } low ? low * (1 - share) + (metric.HigherIsBetter ? metric.Range.Low : metric.Range.High) * share : null,
            Best = missing > 0 && value is { } high ? high * (1 - share) + (metric.HigherIsBetter ? metric.Range.High : metric.Range.Low) * share : null,
        };

        double Statistic(ReadOnlySpan<double> itemWeights)
        {
            for (var i = 0; i < weights.Length; i++)
                weights[i] = itemWeights[cells.ItemOf[i]];
            return metric.Compute(columns, weights);
        }
    }

    private MetricValue OfQuantile(ScoreColumns scores, QuantileMetric metric, IReadOnlyList<int> items)
    {
        var cells = ItemCells.Scored(scores, items, run.Repeats);
        var values = cells.Cells.Select(c => scores.Value(c, metric.Column)).Order().ToArray();
        if (values.Length == 0)
            return Value(metric, null, new IntervalEstimate(default, IntervalMethods.None), 0, cells.Missing);
        return Value(metric, Quantile.OfSorted(values, metric.Probability), new IntervalEstimate(QuantileInterval.OfSorted(values, metric.Probability, level), "order-statistics"), cells.Items.Count, cells.Missing);
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

    private static double? Number(double value) => double.IsFinite(value) ? value : null;
}
