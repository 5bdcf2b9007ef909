using System.Text.Json.Serialization;

namespace EvalKit.Results;

/// <summary>Latency on record, in milliseconds; null where nothing was measured.</summary>
public sealed record LatencySummary(
    [property: JsonPropertyName("p50_ms")] double? P50,
    [property: JsonPropertyName("p95_ms")] double? P95,
    [property: JsonPropertyName("p99_ms")] double? P99,
    [property: JsonPropertyName("ttft_p50_ms")] double? FirstTokenP50);
