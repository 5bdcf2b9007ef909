using System.Text.Json.Serialization;
using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Proving;

/// <summary>How the gates of a suite behave on recorded outputs.</summary>
/// <param name="Replicates">How many A/A runs were drawn.</param>
/// <param name="Seed">The seed of the draws.</param>
/// <param name="FalseAlarms">A/A runs in which at least one comparison with the baseline failed; null without such gates.</param>
/// <param name="Gates">One entry a gate and variant.</param>
public sealed record GateProofs(int Replicates, long Seed, Rate? FalseAlarms, IReadOnlyList<GateProof> Gates)
{
    /// <summary>Items in quarantine, which count in no gate; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<QuarantineResult>? Quarantine { get; init; }
}

/// <summary>How one gate behaves.</summary>
public sealed record GateProof
{
    /// <summary>The full name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>The slice as <c>field=value</c>, or null for all items.</summary>
    public string? Slice { get; init; }

    /// <summary>The variant.</summary>
    public required string Variant { get; init; }

    /// <summary>The rule as the suite wrote it.</summary>
    public required string Rule { get; init; }

    /// <summary>How often it failed where nothing is worse; null where it could not be measured, or where the recorded value fails itself.</summary>
    public Rate? FalseAlarms { get; init; }

    /// <summary>How often it passed there.</summary>
    public Rate? Passes { get; init; }

    /// <summary>The harm that was planted, in the metric's unit, as a mean over runs; null where none could be.</summary>
    public double? Planted { get; init; }

    /// <summary>How often it failed with the harm planted.</summary>
    public Rate? Detections { get; init; }

    /// <summary>One of <see cref="ProofFindings"/>.</summary>
    public required string Finding { get; init; }

    /// <summary>The finding in words.</summary>
    public required string Reason { get; init; }
}

/// <summary>A share of runs with its Wilson interval at 95 %.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Out of how many.</param>
public readonly record struct Rate(int Count, int Of)
{
    /// <summary>The share.</summary>
    public double Value => (double)Count / Of;

    /// <summary>Lower end of the interval.</summary>
    public double Low => Proportion.Wilson(Count, Of, 0.95).Low;

    /// <summary>Upper end of the interval.</summary>
    public double High => Proportion.Wilson(Count, Of, 0.95).High;
}
