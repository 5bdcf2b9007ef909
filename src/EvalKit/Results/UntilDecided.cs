namespace EvalKit.Results;

/// <summary>How a run went that was to end as soon as its gates were decided.</summary>
public sealed record UntilDecided
{
    /// <summary>Whether every gate was decided before the last unit. If not, the run is one like any other and its verdicts are the ordinary ones.</summary>
    public required bool Decided { get; init; }

    /// <summary>The rule by which it ended, in words.</summary>
    public required string Rule { get; init; }

    /// <summary>The chance of each kind of wrong early verdict, over all gates together.</summary>
    public required double Alpha { get; init; }

    /// <summary>What came in random order: <c>item</c> or <c>cluster</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The seed of the order.</summary>
    public required long OrderSeed { get; init; }

    /// <summary>Units that there are.</summary>
    public required int UnitsPlanned { get; init; }

    /// <summary>Units that the numbers rest on.</summary>
    public required int UnitsRun { get; init; }

    /// <summary>Items that there are.</summary>
    public required int ItemsPlanned { get; init; }

    /// <summary>Items that ran.</summary>
    public required int ItemsRun { get; init; }

    /// <summary>Cells that did not run because nothing depended on them any more: their outcome is <c>not_run</c>, and they are not missing.</summary>
    public required int CellsNotRun { get; init; }

    /// <summary>
    /// Calls of the systems under test that were not needed: as many a cell as the cells that ran took. Some had been begun when the end was known:
    /// <see cref="ExecutionSummary.CallsBeyondEnd"/>.
    /// </summary>
    public required long CallsNotNeeded { get; init; }

    /// <summary>US dollars for these calls at the recorded cost of the cells that ran; null where a price is unknown.</summary>
    public required double? UsdNotNeeded { get; init; }

    /// <summary>Seconds of waiting for answers, one after the other, at the recorded latency of the cells that ran; null where it was not measured.</summary>
    public required double? SecondsNotNeeded { get; init; }
}
