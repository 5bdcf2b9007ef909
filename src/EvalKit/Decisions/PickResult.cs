using System.Text.Json.Serialization;
using EvalKit.Results;

namespace EvalKit.Decisions;

/// <summary>Which variant to take, and why.</summary>
public sealed record PickResult
{
    /// <summary>The picked variant, or null when none qualifies.</summary>
    public required string? Picked { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The metric that has to be kept.</summary>
    public required string Metric { get; init; }

    /// <summary>What it has to hold, or null where nothing is said of it.</summary>
    public required string? Gate { get; init; }

    /// <summary>Where metric and gate come from.</summary>
    public required string Source { get; init; }

    /// <summary>How much worse than the best a variant may be at most; null to keep whatever is not shown to be worse.</summary>
    public double? Within { get; init; }

    /// <summary>The limits that come first, in words.</summary>
    public required IReadOnlyList<string> HardLimits { get; init; }

    /// <summary>The variants: the picked one, those that stood behind it in their order, then those that were dropped.</summary>
    public required IReadOnlyList<PickCandidate> Candidates { get; init; }

    /// <summary>What the picked variant costs beside the best one, or beside the dearest one where it is the best; null where no cost ratio is known.</summary>
    public CostRatio? CostRatio { get; init; }

    /// <summary>Items in quarantine, which do not count; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<QuarantineResult>? Quarantine { get; init; }
}

/// <summary>One variant on the way to a pick.</summary>
public sealed record PickCandidate
{
    /// <summary>The variant's name, with its run before it where several runs are looked at.</summary>
    public required string Name { get; init; }

    /// <summary>The run.</summary>
    public required string Run { get; init; }

    /// <summary>The variant.</summary>
    public required string Variant { get; init; }

    /// <summary>picked, kept, over_limit, below_gate, worse or not_comparable.</summary>
    public required string State { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The metric's value, or null when nothing was scored.</summary>
    public required double? Value { get; init; }

    /// <summary>Lower end of its interval, at the level that several variants share where the gate is held by the interval.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public double? High { get; init; }

    /// <summary>The items it rests on.</summary>
    public int N { get; init; }

    /// <summary>Cost of 1,000 items in US dollars as recorded; null when a price is unknown.</summary>
    [JsonPropertyName("cost_per_1000")]
    public double? CostPer1000 { get; init; }

    /// <summary>95th percentile of the recorded latency in milliseconds; null when none is on record.</summary>
    [JsonPropertyName("latency_p95_ms")]
    public double? LatencyP95 { get; init; }

    /// <summary>The paired comparison with the best variant; null for the best one and for those that were dropped before.</summary>
    public PickComparison? AgainstBest { get; init; }
}

/// <summary>A variant compared with the best, item by item.</summary>
/// <param name="Best">The best variant that holds the gate.</param>
/// <param name="Difference">The variant minus the best, or null when they cannot be compared.</param>
/// <param name="Low">Lower end of the difference's interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Level">The level of the interval, which all comparisons share (Bonferroni).</param>
/// <param name="PAdjusted">The p-value by Holm's procedure over all comparisons.</param>
/// <param name="N">The pairs.</param>
public sealed record PickComparison(string Best, double? Difference, double? Low, double? High, double Level, double? PAdjusted, int N);

/// <summary>The states of candidates.</summary>
public static class PickStates
{
    /// <summary>It is the one.</summary>
    public const string Picked = "picked";

    /// <summary>It qualifies, and another one is cheaper or faster.</summary>
    public const string Kept = "kept";

    /// <summary>It exceeds a hard limit, or nobody knows whether it does.</summary>
    public const string OverLimit = "over_limit";

    /// <summary>It does not hold the gate, or is not shown to.</summary>
    public const string BelowGate = "below_gate";

    /// <summary>It is shown to be worse than the best, or not shown to be within the margin of it.</summary>
    public const string Worse = "worse";

    /// <summary>It has no item in common with the best, or is graded otherwise.</summary>
    public const string NotComparable = "not_comparable";
}
