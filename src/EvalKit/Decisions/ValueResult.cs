using System.Text.Json.Serialization;

namespace EvalKit.Decisions;

/// <summary>What variants are worth.</summary>
public sealed record ValueSummary
{
    /// <summary>The metric that is the share of successes.</summary>
    public required string Metric { get; init; }

    /// <summary>The currency's code.</summary>
    public required string Currency { get; init; }

    /// <summary>What a success saves.</summary>
    public required decimal SavingPerSuccess { get; init; }

    /// <summary>What a failure costs on average.</summary>
    public required decimal CostPerFailure { get; init; }

    /// <summary>The kinds of failure.</summary>
    public required IReadOnlyList<FailureKind> Failures { get; init; }

    /// <summary>The accuracy from which on it pays, in [0,1].</summary>
    public required double BreakEven { get; init; }

    /// <summary>The same in percent with one decimal, rounded up.</summary>
    public required decimal BreakEvenPercent { get; init; }

    /// <summary>The accuracy to reach, or null when break-even is enough.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Target { get; init; }

    /// <summary>By variant, in suite order.</summary>
    public required OrderedDictionary<string, VariantValue> Variants { get; init; }
}

/// <summary>What one variant is worth.</summary>
public sealed record VariantValue
{
    /// <summary>The share of successes, or null when nothing was scored.</summary>
    public required double? Accuracy { get; init; }

    /// <summary>Lower end of its interval.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public double? High { get; init; }

    /// <summary>The items it rests on.</summary>
    public int N { get; init; }

    /// <summary>Net value of a case.</summary>
    public decimal? Net { get; init; }

    /// <summary>The same at the lower end of the interval.</summary>
    public decimal? NetLow { get; init; }

    /// <summary>The same at the upper end of the interval.</summary>
    public decimal? NetHigh { get; init; }

    /// <summary>What so many cases bring and cost at the measured accuracy.</summary>
    public ValueBalance? Balance { get; init; }

    /// <summary>Whether the whole interval lies at or above break-even (passed), below it (failed), holds it (inconclusive), or depends on missing outcomes (invalid).</summary>
    public required string Outcome { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The target above break-even; null without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TargetTick? Target { get; init; }

    /// <summary>By slice: who drives. A slice that its break-even does not allow to run alone needs a human.</summary>
    public required OrderedDictionary<string, SliceValue> Slices { get; init; }
}

/// <summary>Who drives on one slice.</summary>
/// <param name="Accuracy">The share of successes, or null when nothing was scored.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="N">The items it rests on.</param>
/// <param name="BreakEvenPercent">The slice's break-even in percent, rounded up.</param>
/// <param name="Net">Net value of a case of the slice.</param>
/// <param name="Drive">model, human or open: see the constants.</param>
public sealed record SliceValue(double? Accuracy, double? Low, double? High, int N, decimal BreakEvenPercent, decimal? Net, string Drive)
{
    /// <summary>The whole interval lies at or above break-even: the system may act alone.</summary>
    public const string Model = "model";

    /// <summary>The value lies below break-even: the system assists, a human drives.</summary>
    public const string Human = "human";

    /// <summary>The value lies at or above break-even and its interval does not, or outcomes are missing: a human drives until more items show otherwise.</summary>
    public const string Open = "open";
}
