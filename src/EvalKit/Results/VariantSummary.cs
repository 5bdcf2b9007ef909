namespace EvalKit.Results;

/// <summary>The numbers of one variant.</summary>
public sealed record VariantSummary
{
    /// <summary>Whether others are compared with it.</summary>
    public required bool Baseline { get; init; }

    /// <summary>States of its cells.</summary>
    public required CellCounts Outcomes { get; init; }

    /// <summary>By full name, such as <c>label.mean</c>.</summary>
    public required OrderedDictionary<string, MetricValue> Metrics { get; init; }

    /// <summary>By full name: metrics that people's labels correct; null where there are no labels.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public OrderedDictionary<string, Corrections.CorrectedValue>? Corrected { get; init; }

    /// <summary>By slice, such as <c>kind=adversarial</c>: the headline metric of each grader and what gates name.</summary>
    public required OrderedDictionary<string, OrderedDictionary<string, MetricValue>> Slices { get; init; }

    /// <summary>By grader: what one number cannot say.</summary>
    public required OrderedDictionary<string, ClassificationDetails> Details { get; init; }

    /// <summary>Tokens.</summary>
    public required TokenTotals Usage { get; init; }

    /// <summary>Cost on record.</summary>
    public required CostSummary Cost { get; init; }

    /// <summary>Latency on record.</summary>
    public required LatencySummary Latency { get; init; }
}
