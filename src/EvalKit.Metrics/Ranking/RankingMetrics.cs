namespace EvalKit.Metrics;

/// <summary>Evaluates ranked lists of documents against relevance judgements, with the conventions of trec_eval.</summary>
public static class RankingMetrics
{
    /// <summary>The highest level whose exponential gain can still be summed over any list.</summary>
    private const int HighestExponentialLevel = 900;

    /// <summary>Scans the ranking once and returns all its metrics.</summary>
    /// <param name="retrieved">The identifiers of the documents, best first, each once. May be empty.</param>
    /// <param name="relevance">
    /// The level of every judged document, retrieved or not. Documents without judgement and levels below 1 are not relevant.
    /// </param>
    /// <param name="options">Null stands for <see cref="RankingOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">A document is retrieved twice, or a level is too high for exponential gain.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The relevance threshold is below 1.</exception>
    public static RankingScores Evaluate(
        IReadOnlyList<string> retrieved, IReadOnlyDictionary<string, int> relevance, RankingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(retrieved);
        ArgumentNullException.ThrowIfNull(relevance);
        options ??= RankingOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RelevanceThreshold, 1, nameof(options));

        RequireDistinct(retrieved);
        var (levels, relevant) = JudgedLevels(relevance, options);
        var scores = new RankingScores(retrieved.Count, levels.Length, relevant);
        for (var i = 0; i < retrieved.Count; i++)
        {
            var level = relevance.GetValueOrDefault(retrieved[i]);
            scores.Add(level >= options.RelevanceThreshold, Gain(level, options.Gain));
        }

        foreach (var level in levels)
            scores.AddIdeal(Gain(level, options.Gain));
        return scores;
    }

    /// <summary>
    /// The documents by descending score; equal scores by descending identifier (by code point), as trec_eval breaks ties.
    /// </summary>
    /// <param name="scores">Identifier and score of each document.</param>
    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public static IReadOnlyList<string> SortByScore(IEnumerable<KeyValuePair<string, double>> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var documents = scores.ToArray();
        foreach (var (document, score) in documents)
        {
            if (double.IsNaN(score))
                throw new ArgumentException($"The score of document '{document}' is NaN; it has no place in a ranking.", nameof(scores));
        }

        Array.Sort(documents, (left, right) =>
        {
            var byScore = right.Value.CompareTo(left.Value);
            return byScore != 0 ? byScore : CodePoints.Compare(right.Key, left.Key);
        });
        return Array.ConvertAll(documents, document => document.Key);
    }

    private static (int[] Levels, int Relevant) JudgedLevels(IReadOnlyDictionary<string, int> relevance, RankingOptions options)
    {
        var levels = relevance.Values.Where(level => level > 0).ToArray();
        Array.Sort(levels, (left, right) => right.CompareTo(left));
        if (levels.Length > 0 && options.Gain == RankingGain.Exponential && levels[0] > HighestExponentialLevel)
        {
            throw new ArgumentException(
                $"Relevance level {levels[0]} is too high for exponential gain; the highest is {HighestExponentialLevel}.",
                nameof(relevance));
        }

        return (levels, levels.Count(level => level >= options.RelevanceThreshold));
    }

    private static void RequireDistinct(IReadOnlyList<string> retrieved)
    {
        var seen = new HashSet<string>(retrieved.Count, StringComparer.Ordinal);
        for (var i = 0; i < retrieved.Count; i++)
        {
            if (seen.Add(retrieved[i]))
                continue;
            var first = retrieved.Select((document, rank) => (document, rank)).First(entry => entry.document == retrieved[i]).rank;
            throw new ArgumentException(
                $"Document '{retrieved[i]}' is retrieved twice, at ranks {first + 1} and {i + 1}; "
                + "a ranking has to name each document once.",
                nameof(retrieved));
        }
    }

    private static double Gain(int level, RankingGain gain)
    {
        if (level <= 0)
            return 0;
        return gain == RankingGain.Linear ? level : Math.ScaleB(1, level) - 1;
    }
}
