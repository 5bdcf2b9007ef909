using EvalKit.Results;

namespace EvalKit.Decisions;

/// <summary>A variant while a pick goes on.</summary>
internal sealed class Contender(RecordedRun run, VariantData variant, string name, MetricValue accuracy)
{
    public RecordedRun Run { get; } = run;

    public VariantData Variant { get; } = variant;

    public string Name { get; } = name;

    public MetricValue Accuracy { get; set; } = accuracy;

    public double? Cost { get; init; }

    public double? Latency { get; init; }

    public PickComparison? AgainstBest { get; set; }

    public string State { get; set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>Sets the state; false, for what drops a variant.</summary>
    public bool Say(string state, string reason)
    {
        (State, Reason) = (state, reason);
        return false;
    }

    public PickCandidate Result() => new()
    {
        Name = Name,
        Run = Run.RunId,
        Variant = Variant.Name,
        State = State,
        Reason = Reason,
        Value = Accuracy.Value,
        Low = Accuracy.Low,
        High = Accuracy.High,
        N = Accuracy.N,
        CostPer1000 = Cost,
        LatencyP95 = Latency,
        AgainstBest = AgainstBest,
    };
}
