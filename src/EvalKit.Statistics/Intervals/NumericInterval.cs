namespace EvalKit.Statistics;

/// <summary>Chooses the interval of a numeric mean, or of a mean difference.</summary>
internal static class NumericInterval
{
    private const int SmallSample = 50;
    private const int Resamples = 10_000;

    public static IntervalEstimate Compute(NumericSample sample)
    {
        if (sample.Count > 0 && !(sample.IsNearlyConstant && sample.Range.IsBounded) && BySpread(sample) is { } estimate)
        {
            var clipped = estimate.Interval.ClipTo(sample.Range);
            if (clipped.Width > 0)
                return estimate with { Interval = clipped };
        }

        return sample.Count > 0 && sample.Range.IsBounded
            ? new(Betting(sample), IntervalMethods.HedgedBetting)
            : new(sample.Range, IntervalMethods.None);
    }

    private static IntervalEstimate? BySpread(NumericSample sample)
    {
        if ((sample.Clusters?.Count ?? sample.Count) < 2)
            return null;
        if (sample.Clusters is { } clusters)
        {
            var half = StudentTDistribution.Critical(sample.Level, clusters.Count - 1) * StandardError.Clustered(sample.Values, clusters);
            return new(MeanInterval.Around(Moments.Mean(sample.Values), half), IntervalMethods.ClusterT);
        }

        if (sample.Count < SmallSample && !sample.IsNearlyConstant)
        {
            var interval = BootstrapTInterval.Compute(sample.Values, sample.Level, sample.Seed, Resamples).ClipTo(sample.Range);
            if (interval.IsBounded)
                return new(interval, IntervalMethods.BootstrapT);
        }

        return new(MeanInterval.StudentT(sample.Values, sample.Level), IntervalMethods.StudentT);
    }

    // The validity of the bets needs an order that does not depend on the values, which the order of a file may do.
    private static Interval Betting(NumericSample sample)
    {
        var (low, width) = (sample.Range.Low, sample.Range.Width);
        var (outcomes, weights) = sample.Clusters is null ? (sample.Values, []) : ByCluster(sample.Values, sample.Clusters);
        var order = new int[outcomes.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        new SeededGenerator(sample.Seed).Shuffle<int>(order);
        var scaled = Array.ConvertAll(order, i => Math.Clamp((outcomes[i] - low) / width, 0, 1));
        var stakes = weights.Length == 0 ? [] : Array.ConvertAll(order, i => weights[i]);
        var interval = BettingInterval.Compute(scaled, stakes, sample.Level);
        return new(low + width * interval.Low, low + width * interval.High);
    }

    private static (double[] Means, double[] Weights) ByCluster(double[] values, ClusterPartition clusters)
    {
        var means = clusters.Sums(values);
        var weights = new double[clusters.Count];
        var largest = clusters.Sizes.Max();
        for (var c = 0; c < means.Length; c++)
        {
            means[c] /= clusters.Sizes[c];
            weights[c] = (double)clusters.Sizes[c] / largest;
        }

        return (means, weights);
    }
}
