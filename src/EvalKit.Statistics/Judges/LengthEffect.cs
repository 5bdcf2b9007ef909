namespace EvalKit.Statistics;

/// <summary>How much a judge's verdicts move with the length of what it judges, beyond what people's verdicts on the same answers explain.</summary>
/// <param name="Effect">
/// Of preferences and pass/fail verdicts: log-odds for an answer that is far longer (the term is tanh of the standardised length). Of scores: points for one
/// standard deviation of length.
/// </param>
/// <param name="Interval">Its interval, from errors that hold whatever the variances are (HC3); NaN ends where the fit does not settle.</param>
public readonly record struct LengthEffect(double Effect, Interval Interval)
{
    /// <summary>Logistic regression of preferences or pass/fail verdicts on length, beside people's.</summary>
    /// <param name="verdicts">The judge's, in [0, 1]: 1 for a win or a pass, 1/2 for a tie.</param>
    /// <param name="lengths">Length of the first answer minus that of the second, or of the answer; any unit.</param>
    /// <param name="human">People's verdicts on the same answers, or empty.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <returns>0 with an interval of NaN where lengths never differ.</returns>
    public static LengthEffect OfVerdicts(ReadOnlySpan<double> verdicts, ReadOnlySpan<double> lengths, ReadOnlySpan<double> human, double level)
    {
        Guard.Level(level);
        Check(verdicts, lengths, human);
        var columns = LengthControlledWinRate.Columns(lengths, human);
        if (Array.TrueForAll(columns[1], v => v == columns[1][0]))
            return new(0, new Interval(double.NaN, double.NaN));
        var outcomes = verdicts.ToArray();
        var ones = new double[outcomes.Length];
        Array.Fill(ones, 1);
        var coefficients = LogisticRegression.Fit(columns, outcomes, ones);
        if (double.IsNaN(coefficients[1]))
            return new(double.NaN, new Interval(double.NaN, double.NaN));
        var error = Math.Sqrt(LogisticRegression.RobustCovariance(columns, outcomes, coefficients)[1, 1]);
        return new(coefficients[1], MeanInterval.Around(coefficients[1], NormalDistribution.Critical(level) * error));
    }

    /// <summary>Linear regression of judge minus human score on standardised length.</summary>
    /// <param name="judge">The judge's scores, at least three.</param>
    /// <param name="lengths">Length of each answer, any unit.</param>
    /// <param name="human">People's scores of the same answers, or empty.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <returns>0 with an interval of NaN where lengths never differ.</returns>
    public static LengthEffect OfScores(ReadOnlySpan<double> judge, ReadOnlySpan<double> lengths, ReadOnlySpan<double> human, double level)
    {
        Guard.Level(level);
        Guard.AtLeast(judge.Length, 3, nameof(judge));
        Check(judge, lengths, human);
        var n = judge.Length;
        var mean = Moments.Mean(lengths);
        var spread = Math.Sqrt(Moments.SquaredDeviations(lengths, mean) / n);
        if (spread == 0)
            return new(0, new Interval(double.NaN, double.NaN));
        var (x, y) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
            (x[i], y[i]) = ((lengths[i] - mean) / spread, judge[i] - (human.IsEmpty ? 0 : human[i]));
        // Standardised lengths have mean 0 and a sum of squares of n.
        var centre = Moments.Mean(y);
        var products = new double[n];
        for (var i = 0; i < n; i++)
            products[i] = x[i] * (y[i] - centre);
        var slope = Moments.Mean(products);
        var variance = 0.0;
        for (var i = 0; i < n; i++)
        {
            var leverage = Math.Min((1 + x[i] * x[i]) / n, 1 - 1e-6);
            var residual = (y[i] - centre - slope * x[i]) / (1 - leverage);
            variance += x[i] * x[i] * residual * residual / n / n;
        }

        return new(slope, MeanInterval.Around(slope, StudentTDistribution.Critical(level, n - 2) * Math.Sqrt(variance)));
    }

    private static void Check(ReadOnlySpan<double> verdicts, ReadOnlySpan<double> lengths, ReadOnlySpan<double> human)
    {
        Guard.AtLeast(verdicts.Length, 2, nameof(verdicts));
        Guard.SameLength(verdicts.Length, lengths.Length, nameof(lengths));
        if (!human.IsEmpty)
            Guard.SameLength(verdicts.Length, human.Length, nameof(human));
        Guard.Finite(verdicts, nameof(verdicts));
        Guard.Finite(lengths, nameof(lengths));
        Guard.Finite(human, nameof(human));
    }
}
