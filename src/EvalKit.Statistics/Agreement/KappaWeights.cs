namespace EvalKit.Statistics;

/// <summary>How much a disagreement between two categories counts.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement counts the same: unordered categories.</summary>
    None,

    /// <summary>By the distance between the categories.</summary>
    Linear,

    /// <summary>By the square of the distance.</summary>
    Quadratic,
}
