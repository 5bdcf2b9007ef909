namespace EvalKit.Providers.Recorded;

/// <summary>One recorded output with what is known of how it came about.</summary>
internal sealed record RecordedRow
{
    public required string Output { get; init; }

    public double? LatencyMs { get; init; }

    public double? CostUsd { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public string? FinishReason { get; init; }

    public string? Error { get; init; }
}
