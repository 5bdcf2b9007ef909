namespace EvalKit.Statistics;

/// <summary>
/// Paired permutation test of the mean difference: under the null hypothesis each item's difference could as well have had the other sign.
/// </summary>
public static class SignFlipPermutation
{
    /// <summary>P-value of the mean of independent differences.</summary>
    /// <param name="differences">Candidate minus baseline for each item; at least one, all finite. Zeros change nothing.</param>
    /// <param name="resamples">Number of random sign patterns. If all 2^n patterns are no more than this, they are enumerated and the p-value is exact.</param>
    /// <param name="seed">Seed of the random patterns.</param>
    /// <param name="alternative">What to look for.</param>
    /// <returns>The share of patterns at least as extreme; for random patterns (1 + count)/(1 + resamples), which is valid at every level.</returns>
    /// <remarks>Sums that differ by less than 1e-13 of the sum of absolute differences count as equal.</remarks>
    public static double PValue(ReadOnlySpan<double> differences, int resamples, long seed, Alternative alternative = Alternative.TwoSided)
    {
        Guard.AtLeast(differences.Length, 1, nameof(differences));
        Guard.Finite(differences, nameof(differences));
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        return SignFlips.PValue(differences, resamples, seed, alternative);
    }

    /// <summary>P-value where items of one cluster keep their signs together: whole clusters are flipped.</summary>
    /// <param name="differences">Candidate minus baseline for each item.</param>
    /// <param name="clusterIds">The cluster of each item, or empty when items are independent.</param>
    /// <param name="resamples">Number of random sign patterns; enumerated if 2^clusters is no more.</param>
    /// <param name="seed">Seed of the random patterns.</param>
    /// <param name="alternative">What to look for.</param>
    /// <inheritdoc cref="PValue(ReadOnlySpan{double}, int, long, Alternative)"/>
    public static double PValue(
        ReadOnlySpan<double> differences, ReadOnlySpan<int> clusterIds, int resamples, long seed, Alternative alternative = Alternative.TwoSided)
    {
        if (clusterIds.IsEmpty)
            return PValue(differences, resamples, seed, alternative);
        Guard.Finite(differences, nameof(differences));
        Guard.SameLength(differences.Length, clusterIds.Length, nameof(clusterIds));
        return PValue(ClusterPartition.From(clusterIds).Sums(differences), resamples, seed, alternative);
    }
}
