using MathNet.Numerics;

namespace EvalKit.Statistics;

/// <summary>Standard normal distribution.</summary>
internal static class NormalDistribution
{
    private const double SqrtTwo = 1.4142135623730950488;

    /// <summary>P(Z &lt;= z).</summary>
    public static double Cdf(double z) => 0.5 * SpecialFunctions.Erfc(-z / SqrtTwo);

    /// <summary>P(Z &gt; z).</summary>
    public static double Survival(double z) => 0.5 * SpecialFunctions.Erfc(z / SqrtTwo);

    /// <summary>Density at z.</summary>
    public static double Density(double z) => Math.Exp(-z * z / 2 - SaddlePoint.HalfLogTwoPi);

    /// <summary>The z with P(Z &lt;= z) = p.</summary>
    public static double Quantile(double p) => -SqrtTwo * SpecialFunctions.ErfcInv(2 * p);

    /// <summary>The z with P(Z &gt; z) = p.</summary>
    public static double UpperQuantile(double p) => SqrtTwo * SpecialFunctions.ErfcInv(2 * p);

    /// <summary>Critical value of a two-sided interval of the given level.</summary>
    public static double Critical(double level) => UpperQuantile((1 - level) / 2);
}
