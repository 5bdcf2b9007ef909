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

    /// <summary>Lower end of the interval of the value or difference, or null when none can be given.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public double? High { get; init; }

    /// <summary>The level of the interval; above the suite's where several gates share the error.</summary>
    public double? Level { get; init; }

    /// <summary>The items it rests on.</summary>
    public int? N { get; init; }

    /// <summary>The smallest distance from the limit, or difference from the baseline, that so many items show with power 0.8.</summary>
    public double? MinimumDetectable { get; init; }

    /// <summary>Items without an outcome that could have changed the verdict and are few enough for the allowance; 0 where it holds whatever they would have been.</summary>
    public int Tolerated { get; init; }

    /// <summary>What would decide a gate that is inconclusive or invalid, in words; null otherwise.</summary>
    public string? WouldDecide { get; init; }

    /// <summary>The items after which the gate was decided, in a run that ended as soon as all were; null otherwise.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public int? DecidedAfter { get; init; }

    /// <summary><c>corrected</c> where people's labels corrected the scores; null for the scores themselves.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? On { get; init; }

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
