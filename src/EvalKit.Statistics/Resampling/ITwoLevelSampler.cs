namespace EvalKit.Statistics;

/// <summary>
/// Draws items with replacement and, for each drawn item, its repeats with replacement: all that a resampled t statistic needs of the drawn item
/// differences, in whatever unit.
/// </summary>
internal interface ITwoLevelSampler
{
    /// <summary>Deviations of a mean up to this size are rounding.</summary>
    double Rounding { get; }

    /// <summary>Makes as many resamples as there is room for: the sum and the sum of squares of as many item differences as there are items.</summary>
    void Draw(SeededGenerator generator, Span<double> sums, Span<double> squares);
}
