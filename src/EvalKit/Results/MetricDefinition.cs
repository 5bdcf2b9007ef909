using EvalKit.Statistics;

namespace EvalKit.Results;

/// <summary>How a grader's columns become one number over items.</summary>
/// <param name="Name">The name behind the grader's: <c>mean</c>, <c>macro_f1</c>, <c>p95</c>.</param>
/// <param name="Signature">Everything that defines the number: tokenizer, smoothing, conventions, version.</param>
/// <param name="Range">The smallest and largest possible value.</param>
public abstract record MetricDefinition(string Name, string Signature, Interval Range)
{
    /// <summary>False for errors, costs and latencies.</summary>
    public bool HigherIsBetter { get; init; } = true;
}
