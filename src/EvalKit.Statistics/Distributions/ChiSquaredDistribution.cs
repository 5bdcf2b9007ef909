namespace EvalKit.Statistics;

/// <summary>Chi-squared distribution.</summary>
internal static class ChiSquaredDistribution
{
    /// <summary>P(X &lt;= x).</summary>
    public static double Cdf(double x, double degreesOfFreedom) =>
        x <= 0 ? 0 : Math.Exp(GammaDistribution.LogCdf(Math.Log(x / 2), degreesOfFreedom / 2));

    /// <summary>P(X &gt; x).</summary>
    public static double Survival(double x, double degreesOfFreedom) =>
        x <= 0 ? 1 : Math.Exp(GammaDistribution.LogSurvival(Math.Log(x / 2), degreesOfFreedom / 2));

    /// <summary>The x with P(X &lt;= x) = p.</summary>
    public static double Quantile(double p, double degreesOfFreedom) => 2 * GammaDistribution.Quantile(p, degreesOfFreedom / 2, upper: false);

    /// <summary>The x with P(X &gt; x) = p.</summary>
    public static double UpperQuantile(double p, double degreesOfFreedom) => 2 * GammaDistribution.Quantile(p, degreesOfFreedom / 2, upper: true);
}
