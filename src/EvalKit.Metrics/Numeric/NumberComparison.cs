namespace EvalKit.Metrics;

/// <summary>Compares numbers with a tolerance.</summary>
public static class NumberComparison
{
    /// <summary>The relative tolerance of Python's <c>math.isclose</c>.</summary>
    /// <value>The default value is 1e-9.</value>
    public const double DefaultRelativeTolerance = 1e-9;

    /// <summary>
    /// |a - b| &lt;= max(relative * max(|a|, |b|), absolute), as Python's <c>math.isclose</c>. Infinities are close to
    /// themselves only; NaN is close to nothing unless <paramref name="nanEqualsNan"/>.
    /// </summary>
    /// <param name="a">One number.</param>
    /// <param name="b">The other number.</param>
    /// <param name="relative">Tolerance relative to the larger magnitude, at least 0.</param>
    /// <param name="absolute">Tolerance in the unit of the numbers, at least 0.</param>
    /// <param name="nanEqualsNan">Whether NaN is close to NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance is negative or NaN.</exception>
    public static bool AreClose(
        double a, double b, double relative = DefaultRelativeTolerance, double absolute = 0, bool nanEqualsNan = false)
    {
        RequireTolerance(relative, nameof(relative));
        RequireTolerance(absolute, nameof(absolute));
        if (double.IsNaN(a) || double.IsNaN(b))
            return nanEqualsNan && double.IsNaN(a) && double.IsNaN(b);
        if (a == b)
            return true;
        if (double.IsInfinity(a) || double.IsInfinity(b))
            return false;
        return Math.Abs(a - b) <= Math.Max(relative * Math.Max(Math.Abs(a), Math.Abs(b)), absolute);
    }

    private static void RequireTolerance(double tolerance, string name)
    {
        if (!(tolerance >= 0))
            throw new ArgumentOutOfRangeException(name, tolerance, "A tolerance has to be at least 0.");
    }
}
