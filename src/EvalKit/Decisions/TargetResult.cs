namespace EvalKit.Decisions;

/// <summary>A target and which variants meet it.</summary>
/// <param name="Metric">The full name of the metric.</param>
/// <param name="Slice">The slice as <c>field=value</c>, or null for all items.</param>
/// <param name="Rule">The target as the suite wrote it.</param>
/// <param name="Variants">By variant, in suite order.</param>
public sealed record TargetResult(string Metric, string? Slice, string Rule, OrderedDictionary<string, TargetTick> Variants);

/// <summary>Whether one variant meets one target.</summary>
public sealed record TargetTick
{
    /// <summary>The metric's value, or null when it is not known.</summary>
    public required double? Value { get; init; }

    /// <summary>Lower end of its interval, or null when none can be given.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public double? High { get; init; }

    /// <summary>The items it rests on.</summary>
    public int N { get; init; }

    /// <summary>met or missed by the value, or unknown: no value, or one that depends on outcomes that are missing.</summary>
    public required string Outcome { get; init; }

    /// <summary>Whether the whole interval says the same; null when there is no interval with two ends, as for a cost that is the same everywhere.</summary>
    public bool? Proven { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The value holds the target.</summary>
    public const string Met = "met";

    /// <summary>The value does not hold the target.</summary>
    public const string Missed = "missed";

    /// <summary>Nobody can tell.</summary>
    public const string Unknown = "unknown";
}
