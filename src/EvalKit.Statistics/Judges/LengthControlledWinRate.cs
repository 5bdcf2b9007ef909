namespace EvalKit.Statistics;

/// <summary>
/// Win rate of a pairwise judge with its liking for longer answers taken out (Dubois et al. 2024, arXiv 2404.04475): a logistic model of the preference on
/// tanh of the standardised difference of lengths, and on the difficulty of the item where it is known, predicted at equal lengths.
/// </summary>
/// <param name="WinRate">Mean prediction at equal lengths, in (0, 1).</param>
/// <param name="Interval">Percentile bootstrap interval of it over items; NaN ends if more than 5 % of the resamples have no fit.</param>
/// <param name="RawWinRate">Mean preference.</param>
/// <param name="LengthEffect">Coefficient of the length term: log-odds for an answer that is far longer.</param>
public readonly record struct LengthControlledWinRate(double WinRate, Interval Interval, double RawWinRate, double LengthEffect)
{
    /// <summary>Fits the model.</summary>
    /// <param name="preferences">For each item the judge's preference for the candidate, in [0, 1]: 1 a win, 1/2 a tie, or a probability.</param>
    /// <param name="lengthDifferences">Length of the candidate's answer minus that of the baseline's, in any unit.</param>
    /// <param name="difficulty">Difficulty of each item, such as the logit of its mean over earlier models; or empty.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <param name="resamples">Number of resamples, at least 100.</param>
    /// <remarks>
    /// A weak ridge penalty (1e-3 on standardised terms, none on the intercept) keeps the fit finite where lengths separate wins from losses. Lengths
    /// that never differ leave the raw win rate.
    /// </remarks>
    public static LengthControlledWinRate Fit(
        ReadOnlySpan<double> preferences,
        ReadOnlySpan<double> lengthDifferences,
        ReadOnlySpan<double> difficulty,
        double level,
        long seed,
        int resamples = 1_000)
    {
        Guard.Level(level);
        Guard.AtLeast(preferences.Length, 2, nameof(preferences));
        Guard.SameLength(preferences.Length, lengthDifferences.Length, nameof(lengthDifferences));
        Guard.Finite(lengthDifferences, nameof(lengthDifferences));
        Guard.Finite(difficulty, nameof(difficulty));
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        foreach (var preference in preferences)
        {
            if (!(preference >= 0 && preference <= 1))
                throw new ArgumentOutOfRangeException(nameof(preferences), preference, "A preference lies between 0 and 1.");
        }

        var columns = Columns(lengthDifferences, difficulty);
        var outcomes = preferences.ToArray();
        var ones = new double[outcomes.Length];
        Array.Fill(ones, 1);
        var coefficients = LogisticRegression.Fit(columns, outcomes, ones);
        var bootstrap = SetBootstrap.Percentile(
            weights => AtEqualLengths(columns, LogisticRegression.Fit(columns, outcomes, weights), weights), outcomes.Length, [], level, seed, resamples);
        return new(AtEqualLengths(columns, coefficients, ones), bootstrap.Interval, Moments.Mean(preferences), coefficients[1]);
    }

    internal static double[][] Columns(ReadOnlySpan<double> lengthDifferences, ReadOnlySpan<double> difficulty)
    {
        var intercept = new double[lengthDifferences.Length];
        var length = new double[intercept.Length];
        var spread = Math.Sqrt(Moments.SquaredDeviations(lengthDifferences, Moments.Mean(lengthDifferences)) / length.Length);
        for (var i = 0; i < length.Length; i++)
            (intercept[i], length[i]) = (1, spread == 0 ? 0 : Math.Tanh(lengthDifferences[i] / spread));
        if (difficulty.IsEmpty)
            return [intercept, length];
        Guard.SameLength(intercept.Length, difficulty.Length, nameof(difficulty));
        return [intercept, length, difficulty.ToArray()];
    }

    private static double AtEqualLengths(double[][] columns, double[] coefficients, ReadOnlySpan<double> weights)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var logit = coefficients[0] + (columns.Length > 2 ? coefficients[2] * columns[2][i] : 0);
            sum += weights[i] / (1 + Math.Exp(-logit));
            total += weights[i];
        }

        return sum / total;
    }
}
