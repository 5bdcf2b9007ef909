using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Embedded.Answering;

/// <summary>
/// Answers the last user message with sentences of the other messages: those that cover most of the question's content words, rare words counting more.
/// Abstains if the best one covers less than the threshold.
/// </summary>
internal sealed class ExtractiveAnswerer(ExtractiveOptions options) : ITextSystem
{
    public string Answer(Conversation conversation)
    {
        var question = ContentWords.Of(conversation.Input).ToHashSet(StringComparer.Ordinal);
        var sentences = conversation.Context
            .SelectMany(text => SentenceSplitter.Split(text))
            .Where(sentence => !sentence.EndsWith('?'))
            .Distinct(StringComparer.Ordinal)
            .Select((text, position) => new Candidate(text, position, ContentWords.Of(text).ToHashSet(StringComparer.Ordinal)))
            .ToList();

        var weights = question.ToDictionary(word => word, word => Weight(word, sentences), StringComparer.Ordinal);
        var total = weights.Values.Sum();
        var best = sentences
            .Select(sentence => (sentence.Text, sentence.Position, Score: Coverage(sentence, weights, total)))
            .Where(scored => scored.Score > 0 && scored.Score >= options.Threshold)
            .OrderByDescending(scored => scored.Score)
            .ThenBy(scored => scored.Position)
            .Take(options.MaxSentences)
            .OrderBy(scored => scored.Position)
            .Select(scored => scored.Text)
            .ToList();
        return best.Count == 0 ? options.AbstainText : string.Join(' ', best);
    }

    private sealed record Candidate(string Text, int Position, HashSet<string> Words);

    private static double Weight(string word, List<Candidate> sentences) =>
        1 + Math.Log((sentences.Count + 1.0) / (sentences.Count(sentence => sentence.Words.Contains(word)) + 1.0));

    private static double Coverage(Candidate sentence, Dictionary<string, double> weights, double total) =>
        total == 0 ? 0 : weights.Where(entry => sentence.Words.Contains(entry.Key)).Sum(entry => entry.Value) / total;
}
