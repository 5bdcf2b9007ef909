namespace EvalKit.Statistics;

/// <summary>What the numbers of a rating mean, for Krippendorff's alpha.</summary>
public enum MeasurementLevel
{
    /// <summary>Names only.</summary>
    Nominal,

    /// <summary>Ranks.</summary>
    Ordinal,

    /// <summary>Differences are meaningful.</summary>
    Interval,

    /// <summary>Ratios are meaningful; values of 0 or more.</summary>
    Ratio,
}
