namespace EvalKit.Metrics;

/// <summary>What <see cref="NumberText"/> accepts around and inside a number.</summary>
public sealed record NumberTextOptions
{
    /// <summary>Decimal point, thousands groups, currencies and a stripped percent sign; no units, no infinities, no NaN.</summary>
    public static NumberTextOptions Default { get; } = new();

    /// <summary>Which character stands before the decimals.</summary>
    /// <value>The default value is <see cref="DecimalSeparator.Point"/>.</value>
    public DecimalSeparator DecimalSeparator { get; init; } = DecimalSeparator.Point;

    /// <summary>Whether digits may be grouped: by the other separator, spaces, apostrophes or underscores.</summary>
    /// <value>The default value is true.</value>
    public bool AllowThousands { get; init; } = true;

    /// <summary>Whether a currency symbol or ISO 4217 code may stand before or after the number.</summary>
    /// <value>The default value is true.</value>
    public bool AllowCurrency { get; init; } = true;

    /// <summary>What a percent sign does.</summary>
    /// <value>The default value is <see cref="PercentMeaning.Strip"/>.</value>
    public PercentMeaning Percent { get; init; } = PercentMeaning.Strip;

    /// <summary>The units that may stand after the number, compared as they are.</summary>
    /// <value>The default value is no unit.</value>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Whether "inf", "infinity", "∞" and "nan", in any case, are numbers.</summary>
    /// <value>The default value is false.</value>
    public bool AllowNonFinite { get; init; }
}
