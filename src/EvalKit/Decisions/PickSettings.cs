using EvalKit.Suites;

namespace EvalKit.Decisions;

/// <summary>What a suite says under <c>pick</c>.</summary>
public sealed record PickSettings
{
    /// <summary>The full name of the metric that has to be kept, or null to take what the rest of the suite is about.</summary>
    public string? Metric { get; init; }

    /// <summary>What the metric has to hold, or null.</summary>
    public GateRule? Gate { get; init; }

    /// <summary>How much worse than the best a variant may be at most, in the metric's unit, or null.</summary>
    public double? Within { get; init; }

    /// <summary>Limits that come before accuracy.</summary>
    public IReadOnlyList<GateRule> HardLimits { get; init; } = [];
}
