namespace EvalKit.Metrics;

/// <summary>How well scores put positive items before negative ones.</summary>
internal static class RankedScores
{
    /// <summary>The share of pairs of a positive and a negative item in which the positive scores higher, ties counting half.</summary>
    public static double? RocAuc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> isPositive)
    {
        var (keys, gold) = SortedAscending(scores, isPositive);
        var (pairs, positives, negatives) = (0.0, 0L, 0L);
        for (var start = 0; start < keys.Length;)
        {
            var (tiedPositives, tiedNegatives) = (0L, 0L);
            var end = start;
            for (; end < keys.Length && keys[end] == keys[start]; end++)
            {
                if (gold[end])
                    tiedPositives++;
                else
                    tiedNegatives++;
            }

            pairs += tiedPositives * (negatives + tiedNegatives / 2.0);
            positives += tiedPositives;
            negatives += tiedNegatives;
            start = end;
        }

        return positives == 0 || negatives == 0 ? null : pairs / positives / negatives;
    }

    /// <summary>The sum over thresholds of the gain in recall times the precision, without interpolation.</summary>
    public static double? AveragePrecision(ReadOnlySpan<double> scores, ReadOnlySpan<bool> isPositive)
    {
        var (keys, gold) = SortedAscending(scores, isPositive);
        var (sum, hits, seen) = (0.0, 0, 0);
        for (var start = keys.Length - 1; start >= 0;)
        {
            var before = hits;
            var end = start;
            for (; end >= 0 && keys[end] == keys[start]; end--)
            {
                seen++;
                hits += gold[end] ? 1 : 0;
            }

            sum += (hits - before) * ((double)hits / seen);
            start = end;
        }

        return hits == 0 ? null : sum / hits;
    }

    private static (double[] Keys, bool[] Gold) SortedAscending(ReadOnlySpan<double> scores, ReadOnlySpan<bool> isPositive)
    {
        var (keys, gold) = (scores.ToArray(), isPositive.ToArray());
        Array.Sort(keys, gold);
        return (keys, gold);
    }
}
