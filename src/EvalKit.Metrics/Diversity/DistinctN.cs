namespace EvalKit.Metrics;

/// <summary>distinct-n: the share of n-grams that are different (Li et al. 2016, N16-1014).</summary>
public static class DistinctN
{
    /// <summary>Counts different n-grams of texts that are split at white space.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is less than 1.</exception>
    public static DistinctScore Score(int n, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Score(n, [.. texts.Select(PythonText.Split)]);
    }

    /// <summary>Counts different n-grams of tokenized texts.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is less than 1.</exception>
    public static DistinctScore Score(int n, IReadOnlyList<IReadOnlyList<string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);

        var all = new NgramNumbers();
        long ngrams = 0, tokens = 0;
        double? mean = texts.Count > 0 ? 0 : null;
        foreach (var text in texts)
        {
            all.Add(text, n);
            ngrams += Math.Max(0, text.Count - n + 1);
            tokens += text.Count;
            mean += MeanPart(text, n) / texts.Count;
        }

        return new DistinctScore(all.Count(n), ngrams, tokens, mean);
    }

    private static double? MeanPart(IReadOnlyList<string> text, int n)
    {
        if (text.Count == 0)
            return 0;
        if (text.Count < n)
            return null;
        var own = new NgramNumbers();
        own.Add(text, n);
        return (double)own.Count(n) / text.Count;
    }
}
