using EvalKit.Models;

namespace EvalKit.Cli.Commands;

/// <summary>The options of <c>evalkit run</c>, parsed.</summary>
internal sealed record RunRequest
{
    public required string Output { get; init; }

    public required string? RunId { get; init; }

    public required ResponseMode Responses { get; init; }

    public required string Store { get; init; }

    public required int? MaxParallel { get; init; }

    public required int? Limit { get; init; }

    public required string? Filter { get; init; }

    public required string? Baseline { get; init; }

    public required string? Profile { get; init; }

    public required bool UntilDecided { get; init; }

    public required bool Batch { get; init; }

    public required bool Estimate { get; init; }

    public required bool InconclusiveFails { get; init; }

    /// <summary>The address of an OpenTelemetry collector, or null.</summary>
    public required string? Otlp { get; init; }

    /// <summary>The CI system that annotations are for.</summary>
    public required string Ci { get; init; }

    public required bool Json { get; init; }

    public required bool Quiet { get; init; }

    public required IReadOnlyList<string> CommandLine { get; init; }
}
