using EvalKit.Results;

namespace EvalKit.Suites;

/// <summary>The metrics that every run has without a grader: recorded latency and cost.</summary>
internal static class BuiltinMetrics
{
    public const string LatencyName = "latency";
    public const string CostName = "cost";

    /// <summary>Milliseconds from the first call of a cell to the end of its last, as recorded with the responses.</summary>
    public static GraderDefinition Latency { get; } = new()
    {
        Name = LatencyName,
        Type = LatencyName,
        Signature = "latency|recorded|ms|v1",
        Columns = ["ms"],
        Metrics =
        [
            Quantile("p50", 0.50), Quantile("p95", 0.95), Quantile("p99", 0.99),
            new ColumnMean("mean", 0, "latency|mean|ms|v1", MetricRanges.NonNegative) { HigherIsBetter = false },
        ],
    };

    /// <summary>US dollars a cell, as recorded usage times the suite's prices.</summary>
    public static GraderDefinition Cost { get; } = new()
    {
        Name = CostName,
        Type = CostName,
        Signature = "cost|recorded usage x price|usd|v1",
        Columns = ["usd"],
        Metrics =
        [
            new ColumnMean("per_1000", 0, "cost|per 1000 items|usd|v1", MetricRanges.NonNegative, 1000) { HigherIsBetter = false },
            new ColumnMean("mean", 0, "cost|mean|usd|v1", MetricRanges.NonNegative) { HigherIsBetter = false },
        ],
    };

    public static IReadOnlyList<GraderDefinition> All { get; } = [Latency, Cost];

    private static QuantileMetric Quantile(string name, double probability) =>
        new(name, 0, probability, $"latency|{name}|type 7|ms|v1") { HigherIsBetter = false };
}
