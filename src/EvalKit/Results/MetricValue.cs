namespace EvalKit.Results;

/// <summary>A metric with its uncertainty and its recipe.</summary>
public sealed record MetricValue
{
    /// <summary>The value over the scored items, or null when there is none.</summary>
    public required double? Value { get; init; }

    /// <summary>Lower end of the interval, or null when none can be given.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the interval, or null when none can be given.</summary>
    public double? High { get; init; }

    /// <summary>Items that count.</summary>
    public required int N { get; init; }

    /// <summary>Planned items without a score.</summary>
    public required int Missing { get; init; }

    /// <summary>Items for which the metric is not defined, such as recall without relevant documents.</summary>
    public int Undefined { get; init; }

    /// <summary>What the value would be if every missing outcome were the worst; null when nothing is missing or there is no such bound (a cost has no largest value).</summary>
    public double? Worst { get; init; }

    /// <summary>What the value would be if every missing outcome were the best; null as above.</summary>
    public double? Best { get; init; }

    /// <summary>The method of the interval.</summary>
    public required string Interval { get; init; }

    /// <summary>The confidence level.</summary>
    public required double Level { get; init; }

    /// <summary>Whether larger values are better.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>Everything that defines the number.</summary>
    public required string Signature { get; init; }
}
