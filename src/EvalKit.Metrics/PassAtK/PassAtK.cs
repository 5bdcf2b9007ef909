namespace EvalKit.Metrics;

/// <summary>The chance of success in k of n samples that were drawn for one task.</summary>
public static class PassAtK
{
    /// <summary>
    /// pass@k: the unbiased estimate of the chance that at least one of k samples succeeds, 1 - C(n-c, k) / C(n, k), in [0, 1]
    /// (Chen et al. 2021, "Evaluating large language models trained on code"). Null when fewer than k samples were drawn.
    /// </summary>
    /// <param name="samples">n: the samples drawn.</param>
    /// <param name="successes">c: the samples that succeeded.</param>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1, n is negative, or c is not in [0, n].</exception>
    public static double? AnySucceeds(int samples, int successes, int k)
    {
        Require(samples, successes, k);
        if (samples < k)
            return null;
        return samples - successes < k ? 1 : 1 - ChanceOfAll(samples, samples - successes, k);
    }

    /// <summary>
    /// pass^k: the unbiased estimate of the chance that all of k samples succeed, C(c, k) / C(n, k), in [0, 1] (Yao et al. 2024,
    /// tau-bench). Null when fewer than k samples were drawn.
    /// </summary>
    /// <param name="samples">n: the samples drawn.</param>
    /// <param name="successes">c: the samples that succeeded.</param>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1, n is negative, or c is not in [0, n].</exception>
    public static double? AllSucceed(int samples, int successes, int k)
    {
        Require(samples, successes, k);
        if (samples < k)
            return null;
        return successes < k ? 0 : ChanceOfAll(samples, successes, k);
    }

    /// <summary>The mean of <see cref="AnySucceeds"/> over tasks; tasks with fewer than k samples are counted as undefined.</summary>
    /// <param name="tasks">Samples drawn and successes of each task.</param>
    /// <param name="k">At least 1.</param>
    public static DefinedMean MeanAnySucceeds(IEnumerable<(int Samples, int Successes)> tasks, int k)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return DefinedMean.Of(tasks.Select(task => AnySucceeds(task.Samples, task.Successes, k)));
    }

    /// <summary>The mean of <see cref="AllSucceed"/> over tasks; tasks with fewer than k samples are counted as undefined.</summary>
    /// <param name="tasks">Samples drawn and successes of each task.</param>
    /// <param name="k">At least 1.</param>
    public static DefinedMean MeanAllSucceed(IEnumerable<(int Samples, int Successes)> tasks, int k)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return DefinedMean.Of(tasks.Select(task => AllSucceed(task.Samples, task.Successes, k)));
    }

    /// <summary>C(chosen, k) / C(all, k) as a product of the fewer factors, each in [0, 1].</summary>
    private static double ChanceOfAll(int all, int chosen, int k)
    {
        var chance = 1.0;
        if (k <= all - chosen)
        {
            for (var i = 0; i < k && chance > 0; i++)
                chance *= (chosen - i) / ((double)all - i);
            return chance;
        }

        for (var i = all; i > chosen && chance > 0; i--)
            chance *= 1 - k / (double)i;
        return chance;
    }

    private static void Require(int samples, int successes, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, samples);
    }
}
