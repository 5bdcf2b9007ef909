namespace EvalKit.Statistics;

/// <summary>
/// The two building blocks with which binomial, Poisson, beta and gamma densities keep full relative precision
/// (Loader 2000, "Fast and accurate computation of binomial probabilities").
/// </summary>
internal static class SaddlePoint
{
    private const double LogSqrtTwoPi = 0.918938533204672741780329736406;

    /// <summary><c>ln(2 pi)/2</c>.</summary>
    public static double HalfLogTwoPi => LogSqrtTwoPi;

    /// <summary>Error of Stirling's formula: <c>ln Gamma(x+1) - (x+1/2) ln x + x - ln(2 pi)/2</c>, for x &gt; 0.</summary>
    public static double StirlingError(double x)
    {
        var shifted = 0.0;
        while (x < 15)
        {
            shifted += (x + 0.5) * SmallArguments.LogOnePlus(1 / x) - 1;
            x++;
        }

        var s = 1 / (x * x);
        return shifted + (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - (1 / 1188.0 - 691.0 / 360360.0 * s) * s) * s) * s) * s) / x;
    }

    /// <summary>Deviance term <c>x ln(x/mean) + mean - x</c>, also where x is close to the mean.</summary>
    /// <param name="x">A positive number.</param>
    /// <param name="mean">A number of 0 or more; may have underflowed to 0.</param>
    /// <param name="logMean">The logarithm of the mean, which does not underflow.</param>
    public static double Deviance(double x, double mean, double logMean)
    {
        var difference = x - mean;
        if (Math.Abs(difference) >= 0.1 * (x + mean))
            return x * (Math.Log(x) - logMean) - difference;

        var v = difference / (x + mean);
        var sum = difference * v;
        var term = 2 * x * v;
        v *= v;
        for (var j = 1; j < 1000; j++)
        {
            term *= v;
            var next = sum + term / (2 * j + 1);
            if (next == sum)
                break;
            sum = next;
        }

        return sum;
    }
}
