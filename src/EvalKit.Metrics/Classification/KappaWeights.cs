namespace EvalKit.Metrics;

/// <summary>How much a disagreement counts in Cohen's kappa.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement counts alike (Cohen 1960).</summary>
    None,

    /// <summary>By the distance of both labels in the order of labels (Cohen 1968).</summary>
    Linear,

    /// <summary>By the square of that distance.</summary>
    Quadratic,
}
