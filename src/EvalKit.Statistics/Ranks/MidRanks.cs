namespace EvalKit.Statistics;

/// <summary>Ranks from 1, with the mean rank for ties.</summary>
internal static class MidRanks
{
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        foreach (var (start, count) in Ties(sorted))
        {
            for (var i = start; i < start + count; i++)
                ranks[order[i]] = start + (count + 1) / 2.0;
        }

        return ranks;
    }

    /// <summary>Runs of equal values in ascending values: where each starts and how long it is.</summary>
    public static List<(int Start, int Count)> Ties(double[] sorted)
    {
        var ties = new List<(int Start, int Count)>();
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            ties.Add((start, end - start));
            start = end;
        }

        return ties;
    }

    /// <summary>Sizes of the groups of equal values.</summary>
    public static double[] TieSizes(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return [.. Ties(sorted).Select(tie => (double)tie.Count)];
    }

    public static bool HasTies(ReadOnlySpan<double> values) => TieSizes(values).Length < values.Length;
}
