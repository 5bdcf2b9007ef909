namespace EvalKit.Statistics;

/// <summary>Randomisation test of the difference of a set-level statistic: (1 + swaps at least as extreme)/(1 + swaps).</summary>
internal static class ApproximateRandomisation
{
    public static (double PValue, int Undefined) PValue(
        PairedWeightedStatistic statistic, int n, ReadOnlySpan<int> clusterIds, double observed, long seed, int swaps)
    {
        // A sequence of its own: the swaps must not repeat the draws of the bootstrap.
        var resampler = ItemResampler.Create(n, clusterIds, unchecked(seed ^ 0x5DEECE66D));
        var tolerance = 1e-12 * Math.Max(1, Math.Abs(observed));
        var keep = new double[n];
        var swap = new double[n];
        int extreme = 0, undefined = 0;
        for (var r = 0; r < swaps; r++)
        {
            resampler.DrawCoins(keep);
            for (var i = 0; i < n; i++)
                swap[i] = 1 - keep[i];
            var difference = statistic(swap, keep) - statistic(keep, swap);
            undefined += double.IsFinite(difference) ? 0 : 1;
            extreme += Math.Abs(difference) >= Math.Abs(observed) - tolerance ? 1 : 0;
        }

        var usable = double.IsFinite(observed) && BootstrapDistribution.AllowsUndefined(undefined, swaps);
        return (usable ? (1.0 + extreme) / (1.0 + swaps - undefined) : double.NaN, undefined);
    }
}
