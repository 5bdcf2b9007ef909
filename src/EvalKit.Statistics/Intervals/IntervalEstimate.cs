namespace EvalKit.Statistics;

/// <summary>An interval and the procedure that produced it.</summary>
/// <param name="Interval">The interval.</param>
/// <param name="Method">One of <see cref="IntervalMethods"/>.</param>
public readonly record struct IntervalEstimate(Interval Interval, string Method);
