namespace EvalKit.Statistics;

/// <summary>
/// Beta distribution by continued fraction and Newton steps on the logit, exact to about 1e-12 relative in both tails.
/// Everything is a function of <c>logit = ln(x/(1-x))</c>, so neither x nor 1-x loses digits.
/// </summary>
internal static class BetaDistribution
{
    /// <summary>P(X &lt;= x).</summary>
    public static double Cdf(double x, double a, double b) => x <= 0 ? 0 : x >= 1 ? 1 : Math.Exp(LogCdf(Logit(x), a, b));

    /// <summary>P(X &gt; x).</summary>
    public static double Survival(double x, double a, double b) => x <= 0 ? 1 : x >= 1 ? 0 : Math.Exp(LogCdf(-Logit(x), b, a));

    /// <summary>The x with P(X &lt;= x) = p.</summary>
    public static double Quantile(double p, double a, double b) => FromLogit(LogitQuantile(p, a, b));

    /// <summary>The x with P(X &gt; x) = p.</summary>
    public static double UpperQuantile(double p, double a, double b) => FromLogit(-LogitQuantile(p, b, a));

    /// <summary>Logit of the x with P(X &lt;= x) = p.</summary>
    public static double LogitQuantile(double p, double a, double b)
    {
        if (p <= 0)
            return double.NegativeInfinity;
        if (p >= 1)
            return double.PositiveInfinity;
        return p <= 0.5 ? SolveLowerTail(p, a, b) : -SolveLowerTail(1 - p, b, a);
    }

    /// <summary>Logarithm of P(X &lt;= x) at <paramref name="logit"/>.</summary>
    public static double LogCdf(double logit, double a, double b)
    {
        if (FromLogit(logit) <= (a + 1) / (a + b + 2))
            return LogKernel(logit, a, b) - Math.Log(a) + Math.Log(ContinuedFraction(FromLogit(logit), a, b));
        var upper = LogKernel(-logit, b, a) - Math.Log(b) + Math.Log(ContinuedFraction(FromLogit(-logit), b, a));
        return SmallArguments.LogOneMinusExp(Math.Min(upper, 0));
    }

    /// <summary>Logarithm of <c>x^a (1-x)^b / B(a,b)</c>, the density times x(1-x).</summary>
    public static double LogKernel(double logit, double a, double b)
    {
        var n = a + b;
        var logX = -LogOnePlusExp(-logit);
        var logY = -LogOnePlusExp(logit);
        var correction = SaddlePoint.StirlingError(n) - SaddlePoint.StirlingError(a) - SaddlePoint.StirlingError(b);
        var deviance = SaddlePoint.Deviance(a, n * Math.Exp(logX), Math.Log(n) + logX)
            + SaddlePoint.Deviance(b, n * Math.Exp(logY), Math.Log(n) + logY);
        return correction - deviance + 0.5 * Math.Log(a / n * b) - SaddlePoint.HalfLogTwoPi;
    }

    private static double Logit(double x) => Math.Log(x) - SmallArguments.LogOnePlus(-x);

    private static double FromLogit(double logit) => logit > 0 ? 1 / (1 + Math.Exp(-logit)) : Math.Exp(logit) / (1 + Math.Exp(logit));

    private static double LogOnePlusExp(double x) => x > 0 ? x + SmallArguments.LogOnePlus(Math.Exp(-x)) : SmallArguments.LogOnePlus(Math.Exp(x));

    // ln P(X <= x) is concave in the logit, so Newton's method converges from any start and from the left after its first step.
    private static double SolveLowerTail(double p, double a, double b)
    {
        var target = Math.Log(p);
        var logit = Math.Log(a) - Math.Log(b);
        for (var i = 0; i < 200; i++)
        {
            var logCdf = LogCdf(logit, a, b);
            var step = (logCdf - target) * Math.Exp(logCdf - LogKernel(logit, a, b));
            logit -= step;
            if (Math.Abs(step) <= 1e-15 * Math.Max(1, Math.Abs(logit)))
                break;
        }

        return logit;
    }

    // Modified Lentz evaluation of DLMF 8.17.22.
    private static double ContinuedFraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        var c = 1.0;
        var d = NonZero(1 - (a + b) * x / (a + 1));
        d = 1 / d;
        var h = d;
        for (var m = 1; m <= 1_000_000; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NonZero(1 + even * d);
            c = NonZero(1 + even / c);
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NonZero(1 + odd * d);
            c = NonZero(1 + odd / c);
            h *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16)
                break;
        }

        return h;

        static double NonZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }
}
