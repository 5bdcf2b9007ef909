namespace EvalKit.Models;

/// <summary>What holds for all batches of a run.</summary>
public sealed record BatchOptions
{
    /// <summary>Folder where open batches are written down, made at the first use.</summary>
    public required string Folder { get; init; }

    /// <summary>Stamps answers and times waits.</summary>
    public RunClock Clock { get; init; } = RunClock.Running(TimeProvider.System);

    /// <summary>Seed of the jitter of pauses.</summary>
    public ulong JitterSeed { get; init; }

    /// <summary>What the calls may cost.</summary>
    /// <value>The default value is <see cref="SpendingLimit.None"/>.</value>
    public SpendingLimit Limit { get; init; } = SpendingLimit.None;

    /// <summary>What is taken out of answers and failures before anything else sees them.</summary>
    /// <value>The default value is <see cref="Redactor.None"/>.</value>
    public Redactor Redactor { get; init; } = Redactor.None;

    /// <summary>The first wait between two questions how far a batch is; half as long again after each, and the first one again when something has moved.</summary>
    /// <value>The default value is 1 second.</value>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such wait.</summary>
    /// <value>The default value is 60 seconds.</value>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most calls of a batch, where that is less than the provider takes.</summary>
    public int MaxRequests { get; init; } = int.MaxValue;

    /// <summary>The most bytes of a batch, where that is less than the provider takes.</summary>
    public long MaxBytes { get; init; } = long.MaxValue;
}
