using EvalKit.Statistics;

namespace EvalKit.Results;

/// <summary>The bounds of a set-level metric over items that the sample did not happen to hold.</summary>
internal static class UnseenCells
{
    /// <summary>The wider of what cells at the ends of the range, and cells of the kind that moves the metric most, would do.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cells">The number of cells.</param>
    /// <param name="unseen">The weight of unseen cells.</param>
    /// <param name="moreOfOneKind">Asks the metric what so many more cells of one kind would do.</param>
    public static Interval Of(SetMetric metric, double value, int cells, double unseen, Func<MetricBounds, double, Interval> moreOfOneKind)
    {
        var atTheEnds = UnseenItems.AtTheEnds(value, cells, unseen, metric.Range);
        if (double.IsInfinity(unseen) || metric.MoreOfOneKind is not { } more)
            return atTheEnds;
        var alike = moreOfOneKind(more, unseen);
        return new Interval(Math.Min(atTheEnds.Low, alike.Low), Math.Max(atTheEnds.High, alike.High)).ClipTo(metric.Range);
    }

    /// <summary>
    /// An interval of resamples extended to the bounds. Where a bound is infinite and there is no spread, nothing is known but the range.
    /// </summary>
    public static IntervalEstimate Extend(Interval resampled, Interval unseen, Interval range, string method, string extended)
    {
        if (double.IsNaN(resampled.Low))
            return new(resampled, method);
        if (resampled.Width == 0 && !unseen.IsBounded)
            return new(range, IntervalMethods.None);
        var low = double.IsFinite(unseen.Low) ? Math.Min(resampled.Low, unseen.Low) : resampled.Low;
        var high = double.IsFinite(unseen.High) ? Math.Max(resampled.High, unseen.High) : resampled.High;
        return low < resampled.Low || high > resampled.High ? new(new Interval(low, high), extended) : new(resampled, method);
    }
}
