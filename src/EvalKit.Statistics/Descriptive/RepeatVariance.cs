namespace EvalKit.Statistics;

/// <summary>
/// How much of the spread of scores lies between items and how much between repeats of one item (Miller 2024, section 3.1).
/// </summary>
/// <param name="Mean">Mean of the item means.</param>
/// <param name="VarianceOfItemMeans">Variance of the item means, n-1.</param>
/// <param name="WithinVariance">Mean over items of the variance between repeats, K-1.</param>
/// <param name="BetweenVariance">Variance of the true item means: <paramref name="VarianceOfItemMeans"/> less <paramref name="WithinVariance"/>/K. An estimate; may be negative.</param>
/// <param name="Items">Number of items.</param>
/// <param name="Repeats">Harmonic mean of the number of repeats K.</param>
public readonly record struct RepeatVariance(
    double Mean, double VarianceOfItemMeans, double WithinVariance, double BetweenVariance, int Items, double Repeats)
{
    /// <summary>Standard error of the mean, from the item means.</summary>
    public double StandardError => Math.Sqrt(VarianceOfItemMeans / Items);

    /// <summary>Splits the variance of scores given as items by repeats.</summary>
    /// <param name="scores">At least two items with at least two finite scores each.</param>
    public static RepeatVariance From(IReadOnlyList<double[]> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Guard.AtLeast(scores.Count, 2, nameof(scores));
        var means = new double[scores.Count];
        double within = 0, reciprocal = 0;
        for (var i = 0; i < scores.Count; i++)
        {
            Guard.AtLeast(scores[i].Length, 2, nameof(scores));
            Guard.Finite(scores[i], nameof(scores));
            means[i] = Moments.Mean(scores[i]);
            within += Moments.Variance(scores[i]) / scores.Count;
            reciprocal += 1.0 / scores[i].Length / scores.Count;
        }

        var variance = Moments.Variance(means);
        return new(Moments.Mean(means), variance, within, variance - within * reciprocal, scores.Count, 1 / reciprocal);
    }

    /// <summary>Predicted variance of the mean with another number of repeats: (between + within/K)/n.</summary>
    /// <param name="repeats">K, at least 1.</param>
    public double PredictedVarianceOfMean(int repeats)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        return (BetweenVariance + WithinVariance / repeats) / Items;
    }
}
