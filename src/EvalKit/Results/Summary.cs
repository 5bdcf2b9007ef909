using System.Text.Json.Serialization;
using EvalKit.Decisions;
using EvalKit.People;

namespace EvalKit.Results;

/// <summary>The result of a run: immutable, written as <c>summary.json</c>, and all that exporters see besides the samples.</summary>
public sealed record Summary
{
    /// <summary>The version of the file's layout.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>The suite's objective.</summary>
    public required string Objective { get; init; }

    /// <summary>complete, incomplete or cancelled.</summary>
    public required string Status { get; init; }

    /// <summary>passed, failed, inconclusive or invalid.</summary>
    public required string Verdict { get; init; }

    /// <summary>What this execution did: the only part that differs between two runs over the same store.</summary>
    public required ExecutionSummary Execution { get; init; }

    /// <summary>The data that ran.</summary>
    public required DatasetSummary Dataset { get; init; }

    /// <summary>How a run went that was to end as soon as its gates were decided; null for one that was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UntilDecided? UntilDecided { get; init; }

    /// <summary>Items in quarantine, which count in nothing else; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<QuarantineResult>? Quarantine { get; init; }

    /// <summary>States of all cells.</summary>
    public required CellCounts Cells { get; init; }

    /// <summary>By variant name, in suite order.</summary>
    public required OrderedDictionary<string, VariantSummary> Variants { get; init; }

    /// <summary>Paired comparisons: those of gates first.</summary>
    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    /// <summary>Every gate for every variant it is about.</summary>
    public required IReadOnlyList<GateResult> Gates { get; init; }

    /// <summary>Which variant meets which target; null where the suite states none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TargetResult>? Targets { get; init; }

    /// <summary>What variants cost beside the dearest; null where the suite is not about decisions, or costs are not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CostRatio>? CostRatios { get; init; }

    /// <summary>What variants are worth; null where the suite does not say what a case is worth.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueSummary? Value { get; init; }

    /// <summary>What people reach in the same work; null where the suite does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<HumanResult>? Human { get; init; }

    /// <summary>How many answers people have to look at; null where the suite asks for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NeedsHumanResult? NeedsHuman { get; init; }

    /// <summary>The judges of the run with what they were found to be worth; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<JudgeSummary>? Judges { get; init; }

    /// <summary>What a reader should know besides.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}
