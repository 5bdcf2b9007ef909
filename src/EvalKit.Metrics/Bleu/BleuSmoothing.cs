namespace EvalKit.Metrics;

/// <summary>What the precision of an n-gram order without a match is taken for (Chen and Cherry 2014).</summary>
public enum BleuSmoothing
{
    /// <summary><c>exp</c>: 1/2, 1/4, 1/8, ... of one match, halved at each order without a match (NIST).</summary>
    Exponential,

    /// <summary><c>floor</c>: <see cref="BleuOptions.SmoothingValue"/> matches, 0.1 by default.</summary>
    Floor,

    /// <summary><c>add-k</c>: <see cref="BleuOptions.SmoothingValue"/>, 1 by default, is added to matches and n-grams of orders above 1.</summary>
    AddK,

    /// <summary><c>none</c>: zero.</summary>
    None,
}
