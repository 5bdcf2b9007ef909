namespace EvalKit.Statistics;

/// <summary>A closed interval, in the unit of what it bounds.</summary>
/// <param name="Low">Lower bound; may be negative infinity.</param>
/// <param name="High">Upper bound, not below <paramref name="Low"/>; may be positive infinity.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Scores between 0 and 1, the range of every grader.</summary>
    public static Interval Unit => new(0, 1);

    /// <summary>The whole line: the range of a metric without bounds, such as a latency in milliseconds.</summary>
    public static Interval Unbounded => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>High minus Low.</summary>
    public double Width => High - Low;

    /// <summary>Whether both ends are finite.</summary>
    public bool IsBounded => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>Whether the value lies inside, ends included. False for NaN.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>The part inside <paramref name="range"/>.</summary>
    public Interval ClipTo(Interval range) => new(Math.Clamp(Low, range.Low, range.High), Math.Clamp(High, range.Low, range.High));
}
