namespace EvalKit.Results;

/// <summary>The range of a metric's values; the upper end may be infinite.</summary>
public readonly record struct MetricRange(double Low, double High)
{
    /// <summary>[0,1].</summary>
    public static MetricRange Unit { get; } = new(0, 1);

    /// <summary>[0,100].</summary>
    public static MetricRange Percent { get; } = new(0, 100);

    /// <summary>[0, infinity).</summary>
    public static MetricRange NonNegative { get; } = new(0, double.PositiveInfinity);

    /// <summary>Whether both ends are finite.</summary>
    public bool IsBounded => double.IsFinite(Low) && double.IsFinite(High);
}
