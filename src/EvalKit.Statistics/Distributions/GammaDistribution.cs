namespace EvalKit.Statistics;

/// <summary>Gamma distribution of scale 1 by series, continued fraction and Newton steps on ln x, exact to about 1e-12 relative in both tails.</summary>
internal static class GammaDistribution
{
    /// <summary>Logarithm of P(X &lt;= x) at ln x.</summary>
    public static double LogCdf(double logX, double shape)
    {
        var x = Math.Exp(logX);
        return x < shape + 1
            ? LogKernel(logX, shape) - Math.Log(shape) + Math.Log(Series(x, shape))
            : SmallArguments.LogOneMinusExp(LogKernel(logX, shape) + Math.Log(ContinuedFraction(x, shape)));
    }

    /// <summary>Logarithm of P(X &gt; x) at ln x.</summary>
    public static double LogSurvival(double logX, double shape)
    {
        var x = Math.Exp(logX);
        return x < shape + 1
            ? SmallArguments.LogOneMinusExp(LogKernel(logX, shape) - Math.Log(shape) + Math.Log(Series(x, shape)))
            : LogKernel(logX, shape) + Math.Log(ContinuedFraction(x, shape));
    }

    /// <summary>The x with P(X &lt;= x) = p, or with P(X &gt; x) = p if <paramref name="upper"/>.</summary>
    public static double Quantile(double p, double shape, bool upper)
    {
        if (p is <= 0 or >= 1)
            return (p <= 0) == upper ? double.PositiveInfinity : 0;
        return p <= 0.5 ? SolveTail(p, shape, upper) : SolveTail(1 - p, shape, !upper);
    }

    // Both tails are log-concave in ln x, so Newton's method converges; ln P(X > x) falls like -exp(ln x), so steps to the right are kept short.
    private static double SolveTail(double p, double shape, bool upper)
    {
        var target = Math.Log(p);
        var logX = Math.Log(shape);
        for (var i = 0; i < 200; i++)
        {
            var logTail = upper ? LogSurvival(logX, shape) : LogCdf(logX, shape);
            var step = (target - logTail) * Math.Exp(logTail - LogKernel(logX, shape));
            logX += upper ? Math.Min(-step, 1) : step;
            if (Math.Abs(step) <= 1e-15 * Math.Max(1, Math.Abs(logX)))
                break;
        }

        return Math.Exp(logX);
    }

    // Logarithm of x^a e^-x / Gamma(a), the density times x.
    private static double LogKernel(double logX, double shape) =>
        0.5 * Math.Log(shape) - SaddlePoint.HalfLogTwoPi - SaddlePoint.StirlingError(shape) - SaddlePoint.Deviance(shape, Math.Exp(logX), logX);

    private static double Series(double x, double shape)
    {
        var term = 1.0;
        var sum = 1.0;
        for (var k = 1; k < 1_000_000 && term > sum * 1e-17; k++)
        {
            term *= x / (shape + k);
            sum += term;
        }

        return sum;
    }

    // Modified Lentz evaluation of DLMF 8.9.2.
    private static double ContinuedFraction(double x, double shape)
    {
        var b = x + 1 - shape;
        var c = 1e300;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < 1_000_000; i++)
        {
            var an = -i * (i - shape);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            h *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16)
                break;
        }

        return h;
    }
}
