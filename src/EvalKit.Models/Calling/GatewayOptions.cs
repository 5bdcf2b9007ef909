namespace EvalKit.Models;

/// <summary>What holds for all calls of a run.</summary>
public sealed record GatewayOptions
{
    /// <summary>Where answers come from.</summary>
    /// <value>The default value is <see cref="ResponseMode.Auto"/>.</value>
    public ResponseMode Mode { get; init; } = ResponseMode.Auto;

    /// <summary>Stamps records, measures durations and times delays.</summary>
    public RunClock Clock { get; init; } = RunClock.Running(TimeProvider.System);

    /// <summary>Seed of the jitter of delays. The same seed, request and attempt give the same delay.</summary>
    public ulong JitterSeed { get; init; }

    /// <summary>Calls in flight at once to models whose own limit is not stated; null to find out how many their providers bear.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>What the calls may cost.</summary>
    /// <value>The default value is <see cref="SpendingLimit.None"/>.</value>
    public SpendingLimit Limit { get; init; } = SpendingLimit.None;

    /// <summary>What is taken out of answers and failures before anything else sees them.</summary>
    /// <value>The default value is <see cref="Redactor.None"/>.</value>
    public Redactor Redactor { get; init; } = Redactor.None;

    /// <summary>Where calls that the store has no answer to wait to be handed in together, in place of being made; null to make them. What they cost is counted there.</summary>
    public BatchDesk? Batches { get; init; }

    /// <summary>Cancels every call of the run. Callers then get a failure of kind <see cref="ModelFailureKind.Cancelled"/>.</summary>
    public CancellationToken RunCancellation { get; init; }
}
