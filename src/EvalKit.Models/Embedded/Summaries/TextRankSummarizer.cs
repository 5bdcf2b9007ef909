using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Embedded.Summaries;

/// <summary>
/// The sentences of the input that share most words with the others, in their original order. Sentences that share nothing with any other
/// are chosen only if all stand alone, and then from the beginning.
/// </summary>
internal sealed class TextRankSummarizer(TextRankOptions options) : ITextSystem
{
    private const int ScoreDecimals = 9;

    public string Answer(Conversation conversation)
    {
        var sentences = SentenceSplitter.Split(conversation.Input, EmbeddedLimits.GraphSentences);
        var scores = SentenceGraph.Scores([.. sentences.Select(Vocabulary)]);
        var isAlone = scores.Select(score => score <= SentenceGraph.LowestScore).ToList();
        var ranked = Enumerable.Range(0, sentences.Count)
            .Where(position => !isAlone[position] || !isAlone.Contains(false))
            .OrderByDescending(position => Math.Round(scores[position], ScoreDecimals))
            .ThenBy(position => position)
            .DistinctBy(position => sentences[position], StringComparer.Ordinal)
            .ToList();

        var chosen = Choose(ranked, sentences);
        if (chosen.Count > 0 || ranked.Count == 0)
            return string.Join(' ', chosen.Order().Select(position => sentences[position]));
        return WordBudget.Cut(sentences[ranked[0]], options.MaxWords ?? int.MaxValue);
    }

    private List<int> Choose(List<int> ranked, List<string> sentences)
    {
        var left = options.MaxWords ?? int.MaxValue;
        var chosen = new List<int>();
        foreach (var position in ranked)
        {
            var words = WordBudget.Count(sentences[position]);
            if (words > left)
                continue;
            left -= words;
            chosen.Add(position);
            if (chosen.Count == options.Sentences)
                break;
        }

        return chosen;
    }

    private static HashSet<string> Vocabulary(string sentence) =>
        ContentWords.Of(sentence[TextBlocks.SpeakerLength(sentence)..]).ToHashSet(StringComparer.Ordinal);
}
