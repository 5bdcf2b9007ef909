namespace EvalKit.Statistics;

/// <summary>Wilson's interval of pass/fail outcomes, at the effective sample size where they are clustered.</summary>
internal static class PassFailInterval
{
    public static IntervalEstimate Compute(NumericSample sample)
    {
        var passed = Moments.Sum(sample.Values);
        if (sample.Clusters is not { } clusters)
            return new(Proportion.WilsonScore(passed, sample.Count - passed, NormalDistribution.Critical(sample.Level)), IntervalMethods.Wilson);
        if (clusters.Count < 2)
            return NumericInterval.Compute(sample);
        var scale = EffectiveSize(sample, clusters, passed / sample.Count) / sample.Count;
        var critical = StudentTDistribution.Critical(sample.Level, clusters.Count - 1);
        return new(Proportion.WilsonScore(passed * scale, (sample.Count - passed) * scale, critical), IntervalMethods.ClusterWilson);
    }

    private static double EffectiveSize(NumericSample sample, ClusterPartition clusters, double p)
    {
        double size = sample.Count;
        var error = StandardError.Clustered(sample.Values, clusters);
        if (error > 0)
            size = Math.Min(size, p * (1 - p) / (error * error));
        return sample.IsNearlyConstant ? Math.Min(size, clusters.EffectiveSizeOfClusters()) : size;
    }
}
