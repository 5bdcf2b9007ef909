namespace EvalKit.Statistics;

/// <summary>The corrected mean of the items of one stratum.</summary>
internal readonly record struct StratumMean(double Value, Interval Interval, string Method, double Weight, int Labels, double LabelShare)
{
    /// <summary>Null with too few labels.</summary>
    public static StratumMean? Of(
        ReadOnlySpan<double> judge, ReadOnlySpan<double> human, int[] items, ReadOnlySpan<int> clusterIds, Interval range, double level, long seed)
    {
        var (labelled, others) = (new List<int>(), new List<int>());
        foreach (var item in items)
            (double.IsNaN(human[item]) ? others : labelled).Add(item);
        if (labelled.Count < CorrectedMean.MinimumLabels)
            return null;
        var (labels, clusters) = (Pick(human, labelled), clusterIds.IsEmpty ? [] : Pick(clusterIds, labelled));
        if (others.Count == 0)
        {
            var alone = MeanInterval.Recommended(labels, clusters, range, level, seed);
            return new(Moments.Mean(labels), alone.Interval, alone.Method, 0, labelled.Count, 1);
        }

        var (judged, unlabelled) = (Pick(judge, labelled), Pick(judge, others));
        var (rectified, weight, rectifier) = Rectifier(labels, judged, unlabelled, clusters, range, level, seed);
        var rest = MeanInterval.Recommended(unlabelled, clusterIds.IsEmpty ? [] : Pick(clusterIds, others), range, level, seed).Interval;
        var (mean, judgeMean) = (Moments.Mean(rectified), Moments.Mean(unlabelled));
        var value = weight * judgeMean + mean;
        var byLabels = rectifier.Width / double.Hypot(rectifier.Width, weight * rest.Width);
        var low = double.Hypot(mean - rectifier.Low, weight * (judgeMean - rest.Low));
        var high = double.Hypot(rectifier.High - mean, weight * (rest.High - judgeMean));
        if (clusters.Length > 0 && ByClusters(rectified, labelled, unlabelled, others, weight, clusterIds, level) is { } half)
            (low, high) = (Math.Max(low, half), Math.Max(high, half));
        return new(value, new Interval(value - low, value + high), IntervalMethods.PredictionPowered, weight, labelled.Count, byLabels * byLabels);
    }

    /// <summary>Y - lambda F of the labels with the interval of its mean.</summary>
    private static (double[] Rectified, double Weight, Interval Interval) Rectifier(
        double[] labels, double[] judged, double[] unlabelled, int[] clusters, Interval range, double level, long seed)
    {
        var folds = CorrectedMean.Folds(labels.Length);
        double[] errors = [.. labels.Zip(judged, (y, f) => y - f)];
        var wide = Rectified(range);
        // A judge without an error on these labels still makes some: their spread cannot tell how many, an interval of their mean can.
        if (folds >= 2 && NumericSample.Create(errors, clusters, wide, level, seed) is { IsNearlyConstant: true } few && unlabelled.Length > 1)
        {
            var isPassFail = few.Clusters is null && Array.TrueForAll(labels, v => v is 0 or 1) && Array.TrueForAll(judged, v => v is 0 or 1);
            return (errors, 1, isPassFail
                ? new PairedBinary(errors.Count(e => e > 0), errors.Count(e => e < 0), errors.Length).TangoInterval(level)
                : NumericInterval.Compute(few).Interval);
        }

        var (rectified, weight) = folds < 2 || unlabelled.Length < 2 ? (labels, 0) : PredictionPowered.Rectify(labels, judged, unlabelled, seed, folds);
        return (rectified, weight, weight == 0
            ? MeanInterval.Recommended(labels, clusters, range, level, seed).Interval
            : NumericInterval.Compute(NumericSample.Create(rectified, clusters, wide, level, seed)).Interval);
    }

    /// <summary>The range of Y - lambda F for lambda up to 1.</summary>
    private static Interval Rectified(Interval range) => range.IsBounded ? new(range.Low - Math.Max(0, range.High), range.High - Math.Min(0, range.Low)) : range;

    /// <summary>Half of the width from the clusters' sums of what each item moves the estimate by; null where all labels lie in one cluster.</summary>
    private static double? ByClusters(
        double[] rectified, List<int> labelled, double[] unlabelled, List<int> others, double weight, ReadOnlySpan<int> clusterIds, double level)
    {
        var (sums, informative) = (new Dictionary<int, double>(), new HashSet<int>());
        var (mean, judgeMean) = (Moments.Mean(rectified), Moments.Mean(unlabelled));
        for (var i = 0; i < rectified.Length; i++)
        {
            var cluster = clusterIds[labelled[i]];
            informative.Add(cluster);
            sums[cluster] = sums.GetValueOrDefault(cluster) + (rectified[i] - mean) / rectified.Length;
        }

        for (var i = 0; i < unlabelled.Length; i++)
            sums[clusterIds[others[i]]] = sums.GetValueOrDefault(clusterIds[others[i]]) + weight * (unlabelled[i] - judgeMean) / unlabelled.Length;
        if (informative.Count < 2)
            return null;
        var variance = sums.Values.Sum(s => s * s) * sums.Count / (sums.Count - 1);
        return StudentTDistribution.Critical(level, informative.Count - 1) * Math.Sqrt(variance);
    }

    private static T[] Pick<T>(ReadOnlySpan<T> values, List<int> items)
    {
        var picked = new T[items.Count];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = values[items[i]];
        return picked;
    }
}
