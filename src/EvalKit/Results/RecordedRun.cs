using EvalKit.Decisions;
using EvalKit.EarlyStopping;
using EvalKit.People;
using EvalKit.Suites;

namespace EvalKit.Results;

/// <summary>A run read back from its folder.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="RunId">The run's id.</param>
/// <param name="Data">The numbers.</param>
/// <param name="Graders">What was measured, without the built-in metrics.</param>
/// <param name="Fingerprints">What each variant was.</param>
/// <param name="Confidence">The suite's confidence level.</param>
/// <param name="Seed">The suite's seed.</param>
public sealed record RecordedRun(
    string Suite,
    string RunId,
    RunData Data,
    IReadOnlyList<GraderDefinition> Graders,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Fingerprints,
    double Confidence,
    long Seed)
{
    /// <summary>The rules it was held to; null for a run whose record does not say.</summary>
    public IReadOnlyList<GateRule>? Gates { get; init; }

    /// <summary>How its suite wants a variant to be picked; null where that does not say.</summary>
    public PickRule? Pick { get; init; }

    /// <summary>The suite's allowance for missing outcomes.</summary>
    public double AllowMissing { get; init; } = SuiteDefaults.AllowMissing;

    /// <summary>The items that its suite had in quarantine; they are part of the data.</summary>
    public IReadOnlyList<QuarantinedItem> Quarantine { get; init; } = [];

    /// <summary>Which answers its suite wants people to look at.</summary>
    public IReadOnlyList<NeedsHumanRule> NeedsHuman { get; init; } = [];

    /// <summary>Items that the run's gates made unnecessary (<c>--until-decided</c>); they are not part of its data.</summary>
    public int ItemsNotNeeded { get; init; }

    /// <summary>The part of the items that ran, as <c>2/4</c>; null for all.</summary>
    public string? Shard { get; init; }

    /// <summary>The suite's file as the run's user named it, from the folder in which it was started; null for a run whose record does not say.</summary>
    public string? SuiteFile { get; init; }

    /// <summary>What it found of its items in quarantine.</summary>
    public IReadOnlyList<QuarantineResult> QuarantineResults => QuarantineResult.Of(Quarantine, Data);

    /// <summary>The same run as if items had not been planned: those in quarantine count in nothing.</summary>
    /// <param name="quarantine">Its own quarantine, or that of the run it is compared with.</param>
    public RecordedRun Without(IReadOnlyList<QuarantinedItem> quarantine) =>
        quarantine.Count == 0 ? this : this with { Data = CountedItems.Without(quarantine, Data).Of(Data) };
}
