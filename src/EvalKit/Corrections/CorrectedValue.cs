namespace EvalKit.Corrections;

/// <summary>A judge's metric corrected by people's labels.</summary>
public sealed record CorrectedValue
{
    /// <summary>What people's scores would average to over all items; null without enough labels.</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of its interval.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public double? High { get; init; }

    /// <summary>The confidence level.</summary>
    public required double Level { get; init; }

    /// <summary>ppi++, ppi++-stratified or rogan-gladen; the name of the labels' own interval where every item has a label.</summary>
    public required string Method { get; init; }

    /// <summary>The judge's own value on the same items.</summary>
    public required double Judge { get; init; }

    /// <summary>Items with a label.</summary>
    public required int Labels { get; init; }

    /// <summary>Items that the judge scored.</summary>
    public required int Items { get; init; }

    /// <summary>Planned items without a score of the judge.</summary>
    public required int Missing { get; init; }

    /// <summary>How much the judge's scores count, in [0,1]: 0 where they say nothing of people's.</summary>
    public double? JudgeWeight { get; init; }

    /// <summary>Mean of judge minus people on labelled items: above 0 for a judge that is too kind; null without labels.</summary>
    public double? Bias { get; init; }

    /// <summary>Lower end of its interval.</summary>
    public double? BiasLow { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public double? BiasHigh { get; init; }

    /// <summary>The share of the squared width that more labels would shrink; the rest only more items would.</summary>
    public double? LabelShare { get; init; }

    /// <summary>Labels to add for two thirds of the interval's width; null where labels alone cannot.</summary>
    public int? MoreLabels { get; init; }

    /// <summary>Where they would tell most, by what the judge says; empty where it is not known.</summary>
    public IReadOnlyList<LabelPlace> Where { get; init; } = [];

    /// <summary>Why there is no value, or null.</summary>
    public string? Problem { get; init; }
}

/// <summary>Outputs of which the judge says the same, or nearly.</summary>
/// <param name="From">The judge's lowest score among them.</param>
/// <param name="To">The highest.</param>
/// <param name="Items">How many there are.</param>
/// <param name="Labels">How many of these have a label.</param>
/// <param name="Share">The share of further labels that belongs here (Neyman: by number and by how much people's scores vary).</param>
public sealed record LabelPlace(double From, double To, int Items, int Labels, double Share);
