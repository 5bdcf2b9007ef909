using EvalKit.Statistics;

namespace EvalKit.Results;

/// <summary>The scored cells of a set-level metric: its value, and its resamples by the cheapest of three ways that draw from the same distribution.</summary>
internal sealed class SetSample(ScoreColumns scores, SetMetric metric, ItemCells cells)
{
    /// <value>The default value is 16 cells a group: with fewer, a draw for each cell is as fast as one for each group.</value>
    private const int LeastCellsAGroup = 16;

    private readonly Lazy<CellColumns> _columns = new(() => scores.Gather(cells.Cells));
    private readonly Lazy<CellGroups?> _groups = new(() => scores.Group(cells.Cells, metric.Reads, cells.Cells.Count / LeastCellsAGroup));

    /// <summary>The value over all cells.</summary>
    public double Value => metric.Compute(_columns.Value, Ones(cells.Cells.Count));

    /// <summary>What the metric could be with so many more cells, or null where that is unknown.</summary>
    public Interval? Bounds(int missing) => metric.Bounds?.Invoke(_columns.Value, Ones(cells.Cells.Count), missing);

    /// <summary>The value with an interval of resamples over items, or whole clusters of them: a bootstrap, or a jackknife where duplicates would distort the value.</summary>
    public BootstrapResult Resampled(int[] clusters, double level, long seed)
    {
        if (!metric.IsSpoiltByDuplicates)
            return Bootstrap(clusters, level, seed);
        var result = GroupJackknife.Interval(OverCells(), cells.Items.Count, clusters, level, seed);
        return result with { Interval = new Interval(Math.Max(metric.Range.Low, result.Interval.Low), Math.Min(metric.Range.High, result.Interval.High)) };
    }

    private BootstrapResult Bootstrap(int[] clusters, double level, long seed)
    {
        if (metric.Sums is { } sums)
            return SumBootstrap.Percentile(sums.Of, cells.Items.Count, sums.Columns.Count, NumbersOf(sums), clusters, level, seed);
        var isOneCellAnItem = clusters.Length == 0 && cells.Cells.Count == cells.Items.Count;
        if (isOneCellAnItem && _groups.Value is { } groups)
        {
            var columns = scores.Gather(groups.First);
            return GroupBootstrap.Percentile(weights => metric.Compute(columns, weights), groups.Sizes, level, seed);
        }
        return SetBootstrap.Percentile(OverCells(), cells.Items.Count, clusters, level, seed);
    }

    /// <summary>The metric as a function of the weights of items. Not for several threads at once.</summary>
    private WeightedStatistic OverCells()
    {
        var cellWeights = new double[cells.Cells.Count];
        return itemWeights =>
        {
            for (var i = 0; i < cellWeights.Length; i++)
                cellWeights[i] = itemWeights[cells.ItemOf[i]];
            return metric.Compute(_columns.Value, cellWeights);
        };
    }

    /// <summary>The interval of resamples, extended where the items are nearly all alike to what so many unseen ones could do.</summary>
    public IntervalEstimate Extended(BootstrapResult bootstrap, double unseenItems)
    {
        var bounds = double.IsFinite(bootstrap.Estimate)
            ? UnseenCells.Of(metric, bootstrap.Estimate, cells.Cells.Count, unseenItems * cells.Cells.Count / cells.Items.Count, MoreOfOneKind)
            : metric.Range;
        return metric.IsSpoiltByDuplicates
            ? UnseenCells.Extend(bootstrap.Interval, bounds, metric.Range, IntervalMethods.Jackknife, IntervalMethods.JackknifeUnseen)
            : UnseenCells.Extend(bootstrap.Interval, bounds, metric.Range, IntervalMethods.Bootstrap, IntervalMethods.BootstrapUnseen);

        Interval MoreOfOneKind(MetricBounds more, double unseen) => _groups.Value is { } groups
            ? more(scores.Gather(groups.First), [.. groups.Sizes.Select(size => (double)size)], unseen)
            : more(_columns.Value, Ones(cells.Cells.Count), unseen);
    }

    private ItemNumbers NumbersOf(SummedColumns sums)
    {
        // Cells lie in the order of their items.
        var firstOf = new int[cells.Items.Count + 1];
        foreach (var item in cells.ItemOf)
            firstOf[item + 1]++;
        for (var item = 0; item < cells.Items.Count; item++)
            firstOf[item + 1] += firstOf[item];
        return (item, numbers) =>
        {
            numbers.Clear();
            for (var cell = firstOf[item]; cell < firstOf[item + 1]; cell++)
                sums.Add(scores, cells.Cells[cell], numbers);
        };
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
