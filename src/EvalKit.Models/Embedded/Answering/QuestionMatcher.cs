using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Embedded.Answering;

/// <summary>
/// Scores sentences by the share of the question's weight that they cover. A content word weighs ln((n + 1) / (df + 0.5)), n sentences of
/// which df hold it or a similar one. It is covered by the most similar word of the sentence or, at half, of the paragraph or the heading.
/// Where a number is expected, a digit in the sentence counts like one more word with a fixed share of the weight.
/// </summary>
internal sealed class QuestionMatcher
{
    private const double NearbyCredit = 0.5;
    private const double NumberShare = 0.15;

    private readonly Dictionary<string, List<Match>> matches;
    private readonly Dictionary<HashSet<string>, double[]> nearbyCredits;
    private readonly double[] weights;
    private readonly double numberWeight;

    public QuestionMatcher(Question question, IReadOnlyList<EvidenceSentence> sentences)
    {
        var surroundings = sentences.Select(sentence => sentence.Nearby).Distinct().ToList();
        var wanted = question.Words.Select(word => new WordTrigrams(word)).ToList();
        matches = surroundings
            .SelectMany(nearby => nearby)
            .Distinct(StringComparer.Ordinal)
            .Select(word => (Word: word, Found: Find(word, wanted)))
            .Where(entry => entry.Found.Count > 0)
            .ToDictionary(entry => entry.Word, entry => entry.Found, StringComparer.Ordinal);

        var frequencies = new int[question.Words.Count];
        foreach (var word in sentences.SelectMany(sentence => MatchesOf(sentence.Words).Select(match => match.Word).Distinct()))
            frequencies[word]++;
        weights = Array.ConvertAll(frequencies, frequency => Math.Log((sentences.Count + 1) / (frequency + 0.5)));
        nearbyCredits = surroundings.ToDictionary(nearby => nearby, Credits);
        numberWeight = question.ExpectsNumber ? NumberShare * weights.Sum() : 0;
    }

    private readonly record struct Match(int Word, double Similarity);

    /// <summary>In [0, 1]; 0 if the sentence itself holds no word of the question.</summary>
    public double Score(EvidenceSentence sentence)
    {
        var credits = Credits(sentence.Words);
        if (Array.TrueForAll(credits, credit => credit == 0))
            return 0;
        var nearby = nearbyCredits[sentence.Nearby];
        var covered = weights.Select((weight, word) => weight * Math.Max(credits[word], NearbyCredit * nearby[word])).Sum();
        if (sentence.Text.Any(char.IsDigit))
            covered += numberWeight;
        return covered / (weights.Sum() + numberWeight);
    }

    private double[] Credits(HashSet<string> words)
    {
        var credits = new double[weights.Length];
        foreach (var match in MatchesOf(words))
            credits[match.Word] = Math.Max(credits[match.Word], match.Similarity);
        return credits;
    }

    private IEnumerable<Match> MatchesOf(HashSet<string> words) => words.SelectMany(word => matches.GetValueOrDefault(word, []));

    private static List<Match> Find(string word, List<WordTrigrams> question)
    {
        var trigrams = new WordTrigrams(word);
        var found = new List<Match>();
        for (var index = 0; index < question.Count; index++)
        {
            var similarity = question[index].SimilarityWith(trigrams);
            if (similarity > 0)
                found.Add(new Match(index, similarity));
        }

        return found;
    }
}
