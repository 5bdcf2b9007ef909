using System.Text.Json;
using EvalKit.Results;

namespace EvalKit.Viewing.Runs;

/// <summary>What the list says of a run that ended: all of it stands in <c>summary.json</c>.</summary>
internal sealed record RunFacts
{
    /// <summary>Why the summary cannot be read; null when it can.</summary>
    public string? Problem { get; init; }

    public string Suite { get; init; } = "";

    public string Run { get; init; } = "";

    public string Started { get; init; } = "";

    public string Status { get; init; } = "";

    public string Verdict { get; init; } = "";

    public int Items { get; init; }

    public double SpentUsd { get; init; }

    /// <summary>The variant that the run is about: that of its first gate on a score, else the last.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Its metric; null where it has none.</summary>
    public string? Metric { get; init; }

    public MetricValue? Value { get; init; }

    public double? Per1000 { get; init; }

    public static RunFacts Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Of(SummaryJson.Read(stream));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or NotSupportedException or InvalidOperationException)
        {
            return new RunFacts { Problem = e.Message.ReplaceLineEndings(" ") };
        }
    }

    private static RunFacts Of(Summary summary)
    {
        var gate = summary.Gates.FirstOrDefault(g => IsScore(g.Metric) && g.Slice is null or { Count: 0 } && summary.Variants.ContainsKey(g.Variant));
        var (name, variant) = gate is null ? (summary.Variants.Keys.LastOrDefault(""), summary.Variants.Values.LastOrDefault()) : (gate.Variant, summary.Variants[gate.Variant]);
        var metric = gate is not null && variant!.Metrics.ContainsKey(gate.Metric) ? gate.Metric : variant?.Metrics.Keys.FirstOrDefault(IsScore);
        return new RunFacts
        {
            Suite = summary.Suite,
            Run = summary.Execution.Run,
            Started = summary.Execution.Started,
            Status = summary.Status,
            Verdict = summary.Verdict,
            Items = summary.Dataset.Items,
            SpentUsd = summary.Execution.SpentUsd,
            Variant = name,
            Metric = metric,
            Value = metric is null ? null : variant!.Metrics[metric],
            Per1000 = variant?.Cost.Per1000,
        };
    }

    private static bool IsScore(string metric) => !metric.StartsWith("latency.", StringComparison.Ordinal) && !metric.StartsWith("cost.", StringComparison.Ordinal);
}
