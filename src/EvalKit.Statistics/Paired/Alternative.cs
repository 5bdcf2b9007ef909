namespace EvalKit.Statistics;

/// <summary>What a test looks for. Differences are candidate minus baseline.</summary>
public enum Alternative
{
    /// <summary>Any difference.</summary>
    TwoSided,

    /// <summary>The candidate scores higher.</summary>
    Greater,

    /// <summary>The candidate scores lower.</summary>
    Less,
}
