namespace EvalKit.Models.Embedded.Summaries;

/// <summary>
/// TextRank over sentences (Mihalcea and Tarau 2004, "TextRank: Bringing Order into Texts"). Two sentences are linked with the weight
/// common words / (ln words of one + ln words of the other), words counted once each; the score of a sentence is
/// (1 - d) + d * sum over neighbours of weight / sum of the neighbour's weights * score of the neighbour, d = 0.85. A sentence of fewer
/// than three words is not linked: the logarithms would make it the closest neighbour of everything.
/// </summary>
internal static class SentenceGraph
{
    /// <summary>The score of a sentence without links.</summary>
    public const double LowestScore = 1 - Damping;

    private const double Damping = 0.85;
    private const double Tolerance = 1e-12;
    private const int MaxIterations = 500;
    private const int FewestWords = 3;

    /// <summary>Scores in the order of the sentences; the mean is 1 if no sentence stands alone.</summary>
    public static double[] Scores(IReadOnlyList<HashSet<string>> sentences)
    {
        var links = Links(sentences);
        var totals = Array.ConvertAll(links, list => list.Sum(link => link.Weight));
        var scores = Enumerable.Repeat(1.0, sentences.Count).ToArray();
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            var next = Array.ConvertAll(
                links,
                list => LowestScore + (Damping * list.Sum(link => link.Weight / totals[link.Sentence] * scores[link.Sentence])));
            var change = scores.Zip(next, (before, after) => Math.Abs(after - before)).DefaultIfEmpty().Max();
            scores = next;
            if (change < Tolerance)
                break;
        }

        return scores;
    }

    private readonly record struct Link(int Sentence, double Weight);

    private static List<Link>[] Links(IReadOnlyList<HashSet<string>> sentences)
    {
        var links = Enumerable.Range(0, sentences.Count).Select(_ => new List<Link>()).ToArray();
        for (var first = 0; first < sentences.Count; first++)
        {
            for (var second = first + 1; second < sentences.Count; second++)
            {
                var weight = Similarity(sentences[first], sentences[second]);
                if (weight <= 0)
                    continue;
                links[first].Add(new Link(second, weight));
                links[second].Add(new Link(first, weight));
            }
        }

        return links;
    }

    private static double Similarity(HashSet<string> first, HashSet<string> second)
    {
        var (small, large) = first.Count <= second.Count ? (first, second) : (second, first);
        if (small.Count < FewestWords)
            return 0;
        return small.Count(large.Contains) / (Math.Log(first.Count) + Math.Log(second.Count));
    }
}
