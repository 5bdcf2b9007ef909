using MathNet.Numerics.Integration;

namespace EvalKit.Statistics;

/// <summary>Noncentral t distribution, by quadrature over the estimate of the standard deviation; for planning, exact to about 1e-10 absolute.</summary>
internal static class NoncentralStudentT
{
    private const int Panels = 40;
    private const int Order = 20;

    /// <summary>P(T &gt; t): the mean over s of P(Z &gt; t s - shift), where s^2 is chi-squared over its degrees of freedom.</summary>
    public static double Survival(double t, double degreesOfFreedom, double shift)
    {
        var low = Math.Sqrt(ChiSquaredDistribution.Quantile(1e-16, degreesOfFreedom) / degreesOfFreedom);
        var high = Math.Sqrt(ChiSquaredDistribution.UpperQuantile(1e-16, degreesOfFreedom) / degreesOfFreedom);
        var shape = degreesOfFreedom / 2;
        var logScale = Math.Log(2) + shape * Math.Log(shape) - MathNet.Numerics.SpecialFunctions.GammaLn(shape);
        var total = 0.0;
        for (var panel = 0; panel < Panels; panel++)
        {
            var width = (high - low) / Panels;
            total += GaussLegendreRule.Integrate(Integrand, low + panel * width, low + (panel + 1) * width, Order);
        }

        return Math.Clamp(total, 0, 1);

        double Integrand(double s) =>
            Math.Exp(logScale + (degreesOfFreedom - 1) * Math.Log(s) - shape * s * s) * NormalDistribution.Survival(t * s - shift);
    }
}
