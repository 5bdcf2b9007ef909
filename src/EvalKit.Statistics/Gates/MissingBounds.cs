namespace EvalKit.Statistics;

/// <summary>
/// What a mean could have been, had the missing outcomes been seen (Manski's worst-case bounds). The planned number is the denominator. A
/// verdict has to hold at both ends, else the comparison is invalid: complete the sample with the worst and with the best outcomes and decide twice.
/// </summary>
public static class MissingBounds
{
    /// <summary>Bounds of a mean: [(S + M low)/N, (S + M high)/N].</summary>
    /// <param name="sum">S: sum of the outcomes that were scored.</param>
    /// <param name="planned">N: number of outcomes planned, at least 1.</param>
    /// <param name="missing">M: number of outcomes that are missing, from 0 to N.</param>
    /// <param name="range">The range of one outcome, bounded.</param>
    public static Interval Mean(double sum, int planned, int missing, Interval range)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(planned, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(missing);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(missing, planned);
        if (!range.IsBounded)
            throw new ArgumentException("Missing outcomes of an unbounded metric could be anything.", nameof(range));
        return new((sum + missing * range.Low) / planned, (sum + missing * range.High) / planned);
    }

    /// <summary>Bounds of a mean difference: each missing pair contributes between minus and plus the width of the score's range.</summary>
    /// <param name="sumOfDifferences">Sum of the differences of complete pairs.</param>
    /// <param name="planned">Number of pairs planned, at least 1.</param>
    /// <param name="missingPairs">Number of pairs in which either side is missing.</param>
    /// <param name="scoreRange">The range of one score, bounded.</param>
    public static Interval PairedDifference(double sumOfDifferences, int planned, int missingPairs, Interval scoreRange) =>
        Mean(sumOfDifferences, planned, missingPairs, new(-scoreRange.Width, scoreRange.Width));
}
