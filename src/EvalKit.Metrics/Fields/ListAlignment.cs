namespace EvalKit.Metrics;

/// <summary>Which element of a predicted list is compared with which element of the gold list.</summary>
public enum ListAlignment
{
    /// <summary>The one at the same place.</summary>
    Index,

    /// <summary>The one with the same value of a key; elements without the key are compared with none.</summary>
    Key,

    /// <summary>So that as many fields as possible match. The time grows with the third power of the length.</summary>
    Optimal,
}
