using EvalKit.Models;
using EvalKit.Running;

namespace EvalKit.Cli.Commands;

/// <summary>The options of <c>evalkit run</c> and <c>evalkit merge</c>, parsed.</summary>
internal sealed record RunRequest
{
    public required string Output { get; init; }

    public required string? RunId { get; init; }

    public ResponseMode Responses { get; init; }

    public required string Store { get; init; }

    /// <summary>The part of the items that runs; null for all.</summary>
    public ItemShard? Shard { get; init; }

    /// <summary>Full paths of response files of other machines.</summary>
    public IReadOnlyList<string> JoinedResponses { get; init; } = [];

    public int? MaxParallel { get; init; }

    public int? Limit { get; init; }

    public string? Filter { get; init; }

    public required string? Baseline { get; init; }

    public required string? Profile { get; init; }

    public bool UntilDecided { get; init; }

    public bool Batch { get; init; }

    public bool Estimate { get; init; }

    public required bool InconclusiveFails { get; init; }

    /// <summary>The address of an OpenTelemetry collector, or null.</summary>
    public string? Otlp { get; init; }

    /// <summary>The CI system that annotations are for.</summary>
    public required string Ci { get; init; }

    public required bool Json { get; init; }

    public required bool Quiet { get; init; }

    public required IReadOnlyList<string> CommandLine { get; init; }
}
