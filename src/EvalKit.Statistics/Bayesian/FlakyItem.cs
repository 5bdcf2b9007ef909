namespace EvalKit.Statistics;

/// <summary>Stability of one item from its past runs, with a uniform prior on its pass rate.</summary>
public static class FlakyItem
{
    /// <summary>Stable pass if the credible interval lies above <paramref name="threshold"/>, stable fail if below 1 - threshold, else flaky.</summary>
    /// <param name="passes">Passes, from 0 to <paramref name="runs"/>.</param>
    /// <param name="runs">Runs with the same model, prompt and grader.</param>
    /// <param name="threshold">Pass rate that counts as always, in (0.5, 1).</param>
    /// <param name="level">Level of the equal-tailed credible interval.</param>
    /// <remarks>At the defaults a label needs 71 runs with one and the same verdict: with fewer, an item is not known to be stable.</remarks>
    public static ItemStability Classify(int passes, int runs, double threshold = 0.95, double level = 0.95)
    {
        if (!(threshold > 0.5 && threshold < 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold of stability lies between 0.5 and 1.");
        var interval = BetaPosterior.From(passes, runs).EqualTailed(level);
        if (interval.Low > threshold)
            return ItemStability.StablePass;
        return interval.High < 1 - threshold ? ItemStability.StableFail : ItemStability.Flaky;
    }
}
