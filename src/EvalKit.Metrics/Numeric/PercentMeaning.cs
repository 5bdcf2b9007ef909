namespace EvalKit.Metrics;

/// <summary>What a percent sign after a number does.</summary>
public enum PercentMeaning
{
    /// <summary>It is dropped: "12.5 %" is 12.5.</summary>
    Strip,

    /// <summary>It divides by 100: "12.5 %" is 0.125.</summary>
    Fraction,

    /// <summary>The text is no number.</summary>
    Reject,
}
