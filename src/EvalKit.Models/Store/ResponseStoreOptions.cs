namespace EvalKit.Models;

/// <summary>Which files a store reads and where it writes.</summary>
public sealed record ResponseStoreOptions
{
    /// <summary>Folder of local segments, made at the first write; null for a store that cannot be written.</summary>
    public string? Directory { get; init; }

    /// <summary>Recorded files, which go before local segments and are written only by <see cref="ResponseStore.UpdateAsync"/>.</summary>
    public IReadOnlyList<string> RecordedFiles { get; init; } = [];

    /// <summary>What new entries hold.</summary>
    /// <value>The default value is <see cref="StoreContent.Full"/>.</value>
    public StoreContent Content { get; init; } = StoreContent.Full;

    /// <summary>What is taken out of requests before they are written.</summary>
    /// <value>The default value is <see cref="EvalKit.Models.Redactor.None"/>.</value>
    public Redactor Redactor { get; init; } = Redactor.None;

    /// <summary>Clock for the name of a new segment.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Seed of the random part of a new segment's name. Names need not be unpredictable: a taken name is never reused, the next one is tried.
    /// </summary>
    public int NameSeed { get; init; }

    internal Func<string, Stream> CreateSegment { get; init; } = SegmentFile.Create;
}
