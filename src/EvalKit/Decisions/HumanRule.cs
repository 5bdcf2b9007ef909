namespace EvalKit.Decisions;

/// <summary>What people reach in the same work, as the suite states it.</summary>
public sealed record HumanRule
{
    /// <summary>The full name of a metric of the run, or the name of a statistic that was measured elsewhere.</summary>
    public required string Name { get; init; }

    /// <summary>What people reach, in the metric's unit (milliseconds for latencies); null when only their agreement is known.</summary>
    public double? People { get; init; }

    /// <summary>How far people agree with one another on the metric: more than that no system can be shown to reach.</summary>
    public double? Agreement { get; init; }

    /// <summary>Whether larger values are better.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>What variants reach, where that was measured elsewhere; null for a metric of the run.</summary>
    public IReadOnlyDictionary<string, double>? Variants { get; init; }
}
