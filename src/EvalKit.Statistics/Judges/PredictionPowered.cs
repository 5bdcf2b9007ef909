namespace EvalKit.Statistics;

/// <summary>
/// Prediction-powered means: human labels on a few items correct a judge that scored many (PPI++, Angelopoulos, Duchi and Zrnic 2023, arXiv
/// 2311.01453). For a gate pass item differences of human and judge scores: that also corrects a judge that likes the style of one variant.
/// </summary>
public static class PredictionPowered
{
    /// <summary>Mean with the weight of the judge chosen from the data; normal interval.</summary>
    /// <param name="labels">Human scores Y of the labelled items, at least 2.</param>
    /// <param name="judged">Judge scores F of the same items.</param>
    /// <param name="unlabelled">Judge scores of the other items, at least 2.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <remarks>
    /// lambda mean(F~) + mean(Y - lambda F) with lambda = Cov(Y, F)/((1 + n/N) Var(F and F~)), clipped to [0, 1]. Variances over their counts
    /// except the pooled one, as in the authors' package. With fewer than about 30 labels the interval is too short: label more, or use <see cref="CrossFitted"/>.
    /// </remarks>
    public static CorrectedEstimate Mean(
        ReadOnlySpan<double> labels, ReadOnlySpan<double> judged, ReadOnlySpan<double> unlabelled, double level)
    {
        Guard.Level(level);
        Guard.AtLeast(labels.Length, 2, nameof(labels));
        Guard.AtLeast(unlabelled.Length, 2, nameof(unlabelled));
        Guard.SameLength(labels.Length, judged.Length, nameof(judged));
        Guard.Finite(labels, nameof(labels));
        Guard.Finite(judged, nameof(judged));
        Guard.Finite(unlabelled, nameof(unlabelled));

        var weight = JudgeWeight(labels, judged, unlabelled);
        var rectified = new double[labels.Length];
        for (var i = 0; i < rectified.Length; i++)
            rectified[i] = labels[i] - weight * judged[i];
        var value = weight * Moments.Mean(unlabelled) + Moments.Mean(rectified);
        var error = Math.Sqrt(weight * weight * MeanVariance(unlabelled) + MeanVariance(rectified));
        return new(value, error, MeanInterval.Around(value, NormalDistribution.Critical(level) * error));
    }

    /// <summary>
    /// Mean with the weight of the judge learnt on the other folds of the labels, and the t quantile of their number less one: for fewer than about 30
    /// labels, where <see cref="Mean"/> is too sure of itself.
    /// </summary>
    /// <param name="labels">Human scores of the labelled items, at least 4.</param>
    /// <param name="judged">Judge scores of the same items.</param>
    /// <param name="unlabelled">Judge scores of the other items, at least 2.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of the split into folds.</param>
    /// <param name="folds">Number of folds, from 2 to half the number of labels.</param>
    public static CorrectedEstimate CrossFitted(
        ReadOnlySpan<double> labels, ReadOnlySpan<double> judged, ReadOnlySpan<double> unlabelled, double level, long seed, int folds = 2)
    {
        Guard.Level(level);
        Guard.AtLeast(labels.Length, 4, nameof(labels));
        Guard.AtLeast(unlabelled.Length, 2, nameof(unlabelled));
        Guard.SameLength(labels.Length, judged.Length, nameof(judged));
        Guard.Finite(labels, nameof(labels));
        Guard.Finite(judged, nameof(judged));
        Guard.Finite(unlabelled, nameof(unlabelled));
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, labels.Length / 2);

        var (rectified, meanWeight) = Rectify(labels, judged, unlabelled, seed, folds);
        var value = meanWeight * Moments.Mean(unlabelled) + Moments.Mean(rectified);
        var error = Math.Sqrt(meanWeight * meanWeight * Moments.Variance(unlabelled) / unlabelled.Length + Moments.Variance(rectified) / labels.Length);
        return new(value, error, MeanInterval.Around(value, StudentTDistribution.Critical(level, labels.Length - 1) * error));
    }

    /// <summary>Y - lambda F of every label, its lambda learnt on the other folds, and the mean lambda.</summary>
    internal static (double[] Rectified, double Weight) Rectify(
        ReadOnlySpan<double> labels, ReadOnlySpan<double> judged, ReadOnlySpan<double> unlabelled, long seed, int folds)
    {
        var order = Enumerable.Range(0, labels.Length).ToArray();
        new SeededGenerator(seed).Shuffle<int>(order);
        var rectified = new double[labels.Length];
        var meanWeight = 0.0;
        for (var fold = 0; fold < folds; fold++)
        {
            int[] others = [.. order.Where((_, place) => place % folds != fold)];
            var weight = JudgeWeight(Pick(labels, others), Pick(judged, others), unlabelled);
            for (var place = fold; place < order.Length; place += folds)
            {
                rectified[order[place]] = labels[order[place]] - weight * judged[order[place]];
                meanWeight += weight / order.Length;
            }
        }

        return (rectified, meanWeight);
    }

    private static double[] Pick(ReadOnlySpan<double> values, int[] indices)
    {
        var picked = new double[indices.Length];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = values[indices[i]];
        return picked;
    }

    /// <summary>Joins estimates of strata (slices, or bands of the judge's score) by their shares (Fisch et al. 2024, arXiv 2406.04291).</summary>
    /// <param name="strata">Estimate and share of each stratum; the shares add up to 1.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static CorrectedEstimate Stratified(IReadOnlyList<(CorrectedEstimate Estimate, double Share)> strata, double level)
    {
        ArgumentNullException.ThrowIfNull(strata);
        Guard.Level(level);
        double value = 0, variance = 0, shares = 0;
        foreach (var (estimate, share) in strata)
        {
            shares += share;
            value += share * estimate.Value;
            variance += share * share * estimate.StandardError * estimate.StandardError;
        }

        if (!(Math.Abs(shares - 1) < 1e-9))
            throw new ArgumentException("The shares of the strata add up to 1.", nameof(strata));
        var error = Math.Sqrt(variance);
        return new(value, error, MeanInterval.Around(value, NormalDistribution.Critical(level) * error));
    }

    /// <summary>lambda: 0 ignores the judge, 1 trusts its differences fully.</summary>
    internal static double JudgeWeight(ReadOnlySpan<double> labels, ReadOnlySpan<double> judged, ReadOnlySpan<double> unlabelled)
    {
        double[] pooled = [.. judged, .. unlabelled];
        var variance = Moments.Variance(pooled);
        var (meanY, meanF) = (Moments.Mean(labels), Moments.Mean(judged));
        var covariance = 0.0;
        for (var i = 0; i < labels.Length; i++)
            covariance += (labels[i] - meanY) * (judged[i] - meanF) / labels.Length;
        return variance == 0 ? 0 : Math.Clamp(covariance / ((1 + (double)labels.Length / unlabelled.Length) * variance), 0, 1);
    }

    private static double MeanVariance(ReadOnlySpan<double> values) =>
        Moments.SquaredDeviations(values, Moments.Mean(values)) / values.Length / values.Length;
}
