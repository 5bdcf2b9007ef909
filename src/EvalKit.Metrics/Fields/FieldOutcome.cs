namespace EvalKit.Metrics;

/// <summary>What the comparison of a field found.</summary>
public enum FieldOutcome
{
    /// <summary>On both sides, and equal by its rule.</summary>
    Match,

    /// <summary>On both sides, but not equal.</summary>
    Different,

    /// <summary>In the gold document only.</summary>
    Missing,

    /// <summary>In the predicted document only.</summary>
    Extra,
}
