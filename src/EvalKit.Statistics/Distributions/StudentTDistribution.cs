namespace EvalKit.Statistics;

/// <summary>Student's t distribution, exact to about 1e-12 relative down to one degree of freedom and tails of 1e-300.</summary>
internal static class StudentTDistribution
{
    /// <summary>P(T &lt;= t).</summary>
    public static double Cdf(double t, double degreesOfFreedom) => Survival(-t, degreesOfFreedom);

    /// <summary>P(T &gt; t).</summary>
    public static double Survival(double t, double degreesOfFreedom)
    {
        if (t < 0)
            return 1 - Survival(-t, degreesOfFreedom);
        if (t == 0)
            return 0.5;
        var logit = Math.Log(degreesOfFreedom) - 2 * Math.Log(t);
        return 0.5 * Math.Exp(BetaDistribution.LogCdf(logit, degreesOfFreedom / 2, 0.5));
    }

    /// <summary>P(|T| &gt; |t|).</summary>
    public static double TwoSided(double t, double degreesOfFreedom) => Math.Min(1, 2 * Survival(Math.Abs(t), degreesOfFreedom));

    /// <summary>The t with P(T &gt; t) = p.</summary>
    public static double UpperQuantile(double p, double degreesOfFreedom)
    {
        if (p > 0.5)
            return -UpperQuantile(1 - p, degreesOfFreedom);
        if (p == 0.5)
            return 0;
        var logit = p <= 0.25
            ? BetaDistribution.LogitQuantile(2 * p, degreesOfFreedom / 2, 0.5)
            : -BetaDistribution.LogitQuantile(1 - 2 * p, 0.5, degreesOfFreedom / 2);
        return Math.Sqrt(degreesOfFreedom) * Math.Exp(-logit / 2);
    }

    /// <summary>Critical value of a two-sided interval of the given level.</summary>
    public static double Critical(double level, double degreesOfFreedom) => UpperQuantile((1 - level) / 2, degreesOfFreedom);
}
