namespace EvalKit.Statistics;

/// <summary>A coefficient of correlation.</summary>
public enum CorrelationKind
{
    /// <summary>Pearson's r.</summary>
    Pearson,

    /// <summary>Spearman's rho.</summary>
    Spearman,

    /// <summary>Kendall's tau-b.</summary>
    Kendall,
}
