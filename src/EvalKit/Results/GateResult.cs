using EvalKit.Suites;

namespace EvalKit.Results;

/// <summary>A gate's result for one variant.</summary>
public sealed record GateResult
{
    /// <summary>The full name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>The slice as a map of one entry, or null for all items.</summary>
    public OrderedDictionary<string, string>? Slice { get; init; }

    /// <summary>The variant.</summary>
    public required string Variant { get; init; }

    /// <summary>The rule as the suite wrote it.</summary>
    public required string Rule { get; init; }

    /// <summary><c>baseline</c>, or null for a threshold.</summary>
    public string? Against { get; init; }

    /// <summary>The metric's value, or the difference from the baseline.</summary>
    public double? Value { get; init; }

    /// <summary>passed, failed, inconclusive or invalid.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The comparison it rests on, as an index into <see cref="Summary.Comparisons"/>.</summary>
    public int? Comparison { get; init; }
}

/// <summary>The words for outcomes of gates, verdicts of comparisons and runs.</summary>
public static class Verdicts
{
    /// <summary>The rule holds.</summary>
    public const string Passed = "passed";

    /// <summary>The rule is broken.</summary>
    public const string Failed = "failed";

    /// <summary>The data decide neither.</summary>
    public const string Inconclusive = "inconclusive";

    /// <summary>Too much is missing, or the sides cannot be compared.</summary>
    public const string Invalid = "invalid";
}
