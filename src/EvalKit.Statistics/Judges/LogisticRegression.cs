using MathNet.Numerics.LinearAlgebra;

namespace EvalKit.Statistics;

/// <summary>Weighted logistic regression by Newton's method, for a handful of terms.</summary>
internal static class LogisticRegression
{
    private const double Ridge = 1e-3;
    private const int Iterations = 100;

    /// <param name="columns">The terms, the first of them the intercept.</param>
    /// <param name="outcomes">Outcomes in [0, 1].</param>
    /// <param name="weights">How often each item counts.</param>
    /// <returns>One coefficient a term; NaN if Newton's method does not settle.</returns>
    public static double[] Fit(double[][] columns, double[] outcomes, ReadOnlySpan<double> weights)
    {
        var k = columns.Length;
        var beta = Vector<double>.Build.Dense(k);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var gradient = Vector<double>.Build.Dense(k);
            var hessian = Matrix<double>.Build.Dense(k, k);
            Accumulate(columns, outcomes, weights, beta, gradient, hessian);
            for (var a = 1; a < k; a++)
            {
                gradient[a] -= Ridge * beta[a];
                hessian[a, a] += Ridge;
            }

            // An intercept alone has an infinite estimate when all outcomes are equal.
            hessian[0, 0] += 1e-9;
            var step = hessian.Solve(gradient);
            var size = step.L2Norm();
            beta += size > 5 ? step * (5 / size) : step;
            if (size < 1e-10)
                return beta.ToArray();
            if (Math.Abs(beta[0]) > 50)
                break;
        }

        return [.. Enumerable.Repeat(double.NaN, k)];
    }

    /// <summary>
    /// The covariance of the coefficients whatever the outcomes' variances are: the sandwich estimator with residuals divided by 1 - leverage (HC3, MacKinnon
    /// and White 1985), which does not understate the error of small samples.
    /// </summary>
    /// <param name="columns">The terms, the first of them the intercept.</param>
    /// <param name="outcomes">Outcomes in [0, 1].</param>
    /// <param name="coefficients">What <see cref="Fit"/> found.</param>
    public static Matrix<double> RobustCovariance(double[][] columns, double[] outcomes, double[] coefficients)
    {
        var k = columns.Length;
        var ones = new double[outcomes.Length];
        Array.Fill(ones, 1);
        var hessian = Matrix<double>.Build.Dense(k, k);
        Accumulate(columns, outcomes, ones, Vector<double>.Build.Dense(coefficients), Vector<double>.Build.Dense(k), hessian);
        for (var a = 1; a < k; a++)
            hessian[a, a] += Ridge;
        hessian[0, 0] += 1e-9;
        var bread = hessian.Inverse();
        var meat = Matrix<double>.Build.Dense(k, k);
        var row = Vector<double>.Build.Dense(k);
        for (var i = 0; i < outcomes.Length; i++)
        {
            for (var a = 0; a < k; a++)
                row[a] = columns[a][i];
            var p = 1 / (1 + Math.Exp(-row.DotProduct(Vector<double>.Build.Dense(coefficients))));
            var leverage = Math.Min(p * (1 - p) * row.DotProduct(bread * row), 1 - 1e-6);
            var residual = (outcomes[i] - p) / (1 - leverage);
            meat += row.OuterProduct(row) * (residual * residual);
        }

        return bread * meat * bread;
    }

    private static void Accumulate(
        double[][] columns, double[] outcomes, ReadOnlySpan<double> weights, Vector<double> beta, Vector<double> gradient, Matrix<double> hessian)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (weights[i] == 0)
                continue;
            var logit = 0.0;
            for (var a = 0; a < columns.Length; a++)
                logit += beta[a] * columns[a][i];
            var p = 1 / (1 + Math.Exp(-logit));
            for (var a = 0; a < columns.Length; a++)
            {
                gradient[a] += weights[i] * (outcomes[i] - p) * columns[a][i];
                for (var b = 0; b < columns.Length; b++)
                    hessian[a, b] += weights[i] * p * (1 - p) * columns[a][i] * columns[b][i];
            }
        }
    }
}
