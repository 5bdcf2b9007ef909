namespace EvalKit.Metrics;

/// <summary>Which character stands before the decimals. The other one may group thousands.</summary>
public enum DecimalSeparator
{
    /// <summary>"1,234.5".</summary>
    Point,

    /// <summary>"1.234,5".</summary>
    Comma,
}
