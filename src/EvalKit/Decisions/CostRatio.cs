using System.Globalization;

namespace EvalKit.Decisions;

/// <summary>How the cost of one variant stands to that of another.</summary>
/// <param name="Variant">The cheaper one.</param>
/// <param name="Of">The dearer one.</param>
/// <param name="Ratio">Cost of the first divided by cost of the second, in [0,1).</param>
public sealed record CostRatio(string Variant, string Of, double Ratio)
{
    /// <summary>The ratio of two costs; null where one is unknown, the second is nothing, or the first is not the lower.</summary>
    /// <param name="variant">The one variant.</param>
    /// <param name="cost">Its cost, or null when it is unknown.</param>
    /// <param name="of">The other variant.</param>
    /// <param name="otherCost">Its cost, or null when it is unknown.</param>
    public static CostRatio? Between(string variant, double? cost, string of, double? otherCost) =>
        cost is { } one && otherCost is { } other && one >= 0 && one < other ? new CostRatio(variant, of, one / other) : null;

    /// <summary>The next whole percent above: 1.76 % is less than 2 %.</summary>
    public int LessThanPercent => (int)Math.Floor(Math.Round(Ratio * 100, 9)) + 1;

    /// <summary><c>1.76 % of the cost of big (less than 2 %)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ratio * 100:0.##} % of the cost of {Of} (less than {LessThanPercent} %)");
}
