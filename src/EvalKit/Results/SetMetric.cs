using EvalKit.Statistics;

namespace EvalKit.Results;

/// <summary>A metric of the whole set that is not a mean over items: corpus BLEU, macro F1.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Signature">What defines the number.</param>
/// <param name="Range">The range of its values.</param>
/// <param name="Compute">
/// The value from the per-item columns when item i counts <c>weights[i]</c> times; NaN where it is undefined. Resampling calls it with other weights,
/// so that texts are never tokenised again.
/// </param>
public sealed record SetMetric(string Name, string Signature, Interval Range, WeightedMetric Compute) : MetricDefinition(Name, Signature, Range)
{
    /// <summary>The columns that the value depends on besides the labels; null for all of them.</summary>
    public IReadOnlyList<int>? Reads { get; init; }

    /// <summary>
    /// Whether items that a resample holds twice distort the value, as they do a count of different words: then outputs are left out instead (jackknife).
    /// </summary>
    public bool IsSpoiltByDuplicates { get; init; }

    /// <summary>How the value follows from sums of columns, which makes resampling many times faster; null where it does not.</summary>
    public SummedColumns? Sums { get; init; }

    /// <summary>A metric that is a function of sums of columns.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="signature">What defines the number.</param>
    /// <param name="range">The range of its values.</param>
    /// <param name="columns">The columns that are added up. A cell with NaN in one of them adds nothing.</param>
    /// <param name="of">The value of their sums, in the same order; NaN where it is undefined. Called from several threads at once.</param>
    public static SetMetric OfSums(string name, string signature, Interval range, IReadOnlyList<int> columns, SumStatistic of)
    {
        var sums = new SummedColumns(columns, of);
        return new SetMetric(name, signature, range, sums.Compute) { Sums = sums };
    }

    /// <summary>What the metric could be with so many more cells of unknown outcome; null where nothing narrower than its range is known.</summary>
    public MetricBounds? Bounds { get; init; }

    /// <summary>
    /// What the metric could be with so many more cells that are all of one kind, the kind that moves it most; null where no more is known than that such a cell
    /// counts as either end of its range.
    /// </summary>
    public MetricBounds? MoreOfOneKind { get; init; }
}

/// <summary>A set-level value as a function of item weights.</summary>
/// <param name="cells">The columns and labels of the cells that count.</param>
/// <param name="weights">One weight for each cell, in the same order.</param>
public delegate double WeightedMetric(CellColumns cells, ReadOnlySpan<double> weights);

/// <summary>Bounds of a set-level value over everything that missing cells could have been. They hold, but need not be reached.</summary>
/// <param name="cells">The columns and labels of the cells that are scored.</param>
/// <param name="weights">One weight for each of them.</param>
/// <param name="missing">The weight of the cells that are missing, 0 or more.</param>
public delegate Interval MetricBounds(CellColumns cells, ReadOnlySpan<double> weights, double missing);
