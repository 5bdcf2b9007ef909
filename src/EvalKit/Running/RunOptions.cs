using EvalKit.Models;

namespace EvalKit.Running;

/// <summary>What the caller of a run decides beyond the suite.</summary>
public sealed record RunOptions
{
    /// <summary>Folder under which run folders are made.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Folder of the local response store.</summary>
    public required string StoreFolder { get; init; }

    /// <summary>The run's id, which names its folder.</summary>
    public required string RunId { get; init; }

    /// <summary>Whether calls are allowed, forbidden, or made again.</summary>
    public ResponseMode Responses { get; init; } = ResponseMode.Auto;

    /// <summary>How many cells are worked on at once; null for the suite's own number.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>Only the first so many items; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Only items that match.</summary>
    public ItemFilter Filter { get; init; } = ItemFilter.All;

    /// <summary>Only the items of one part, and no gates; null for all items.</summary>
    public ItemShard? Shard { get; init; }

    /// <summary>Full paths of response files that other machines have written, read as recorded ones.</summary>
    public IReadOnlyList<string> JoinedResponses { get; init; } = [];

    /// <summary>Full path of an accepted baseline that wins over the suite's own, or null.</summary>
    public string? BaselineFile { get; init; }

    /// <summary>Whether the items run in random order and the run ends as soon as every gate is decided.</summary>
    public bool UntilDecided { get; init; }

    /// <summary>Whether calls that the store has no answer to are handed in in batches, at half the price, instead of being made one by one.</summary>
    public bool Batch { get; init; }

    /// <summary>The profile of the suite that is used, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>The command line, for the record; it holds no secrets.</summary>
    public IReadOnlyList<string> CommandLine { get; init; } = [];

    /// <summary>The version of the tool.</summary>
    public required string ToolVersion { get; init; }
}
