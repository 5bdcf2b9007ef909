namespace EvalKit.Models.Embedded.Answering;

/// <summary>
/// Answers the last user message with sentences of the other messages: those that cover most of the question, rare words counting more.
/// Abstains if the best one covers less than the threshold. Whole sentences are ranked before headings, equal ones in order of the text.
/// </summary>
internal sealed class ExtractiveAnswerer(ExtractiveOptions options) : ITextSystem
{
    private const int ScoreDecimals = 9;

    public string Answer(Conversation conversation)
    {
        var question = Question.Of(conversation.Input);
        var sentences = Evidence.Read(conversation.Context).DistinctBy(sentence => sentence.Text, StringComparer.Ordinal).ToList();
        var matcher = new QuestionMatcher(question, sentences);
        var best = sentences
            .Select((sentence, position) => (Sentence: sentence, Position: position, Score: Math.Round(matcher.Score(sentence), ScoreDecimals)))
            .Where(scored => scored.Score > 0 && scored.Score >= options.Threshold)
            .OrderBy(scored => scored.Sentence.IsHeading)
            .ThenByDescending(scored => scored.Score)
            .ThenBy(scored => scored.Position)
            .Take(options.MaxSentences)
            .OrderBy(scored => scored.Position)
            .Select(scored => scored.Sentence.Text)
            .ToList();
        return best.Count == 0 ? options.AbstainText : string.Join(' ', best);
    }
}
