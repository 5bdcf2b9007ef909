namespace EvalKit.Metrics.Tests.Vectors;

/// <summary>How near a number has to be to the reference.</summary>
internal readonly record struct VectorTolerance(double Absolute, double? Relative)
{
    /// <summary>Added to a relative tolerance so that subnormal references can be met at all.</summary>
    private const double SmallestDifference = 1e-322;

    /// <summary>
    /// Without a relative tolerance: |a-e| &lt;= tolerance * max(1, |e|). With one: |a-e| &lt;= relative * |e| + 1e-322,
    /// and |a| &lt;= tolerance where e is 0. NaN matches NaN only, an infinity matches itself only.
    /// </summary>
    public bool Accepts(double actual, double expected)
    {
        if (double.IsNaN(expected))
            return double.IsNaN(actual);
        if (double.IsInfinity(expected) || !double.IsFinite(actual))
            return actual.Equals(expected);
        if (Relative is not { } relative)
            return Math.Abs(actual - expected) <= Absolute * Math.Max(1, Math.Abs(expected));
        return expected == 0
            ? Math.Abs(actual) <= Absolute
            : Math.Abs(actual - expected) <= relative * Math.Abs(expected) + SmallestDifference;
    }
}
