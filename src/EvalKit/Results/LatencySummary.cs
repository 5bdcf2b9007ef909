using System.Text.Json.Serialization;

namespace EvalKit.Results;

/// <summary>Latency on record, in milliseconds; null where nothing was measured.</summary>
/// <param name="P50">Half of the cells took no longer.</param>
/// <param name="P95">95 of 100 cells took no longer.</param>
/// <param name="P99">99 of 100 cells took no longer.</param>
/// <param name="FirstTokenP50">Half of the streamed answers had their first token no later.</param>
public sealed record LatencySummary(
    [property: JsonPropertyName("p50_ms")] double? P50,
    [property: JsonPropertyName("p95_ms")] double? P95,
    [property: JsonPropertyName("p99_ms")] double? P99,
    [property: JsonPropertyName("ttft_p50_ms")] double? FirstTokenP50)
{
    /// <summary>95 of 100 streamed answers had their first token no later.</summary>
    [JsonPropertyName("ttft_p95_ms")]
    public double? FirstTokenP95 { get; init; }

    /// <summary>99 of 100 streamed answers had their first token no later.</summary>
    [JsonPropertyName("ttft_p99_ms")]
    public double? FirstTokenP99 { get; init; }

    /// <summary>Half of the cells gave no more output tokens a second, over the whole time of their calls.</summary>
    [JsonPropertyName("tokens_per_s_p50")]
    public double? TokensPerSecondP50 { get; init; }
}
