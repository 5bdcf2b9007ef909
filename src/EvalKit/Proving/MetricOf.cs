using EvalKit.Results;

namespace EvalKit.Proving;

/// <summary>Finds what a gate measures.</summary>
internal static class MetricOf
{
    public static (ScoreColumns Grader, MetricDefinition Metric) Gate(ProvenGate gate) =>
        gate.Variant.Metric(gate.Rule.Metric)!.Value;
}
