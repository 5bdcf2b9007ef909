using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Embedded.Summaries;

/// <summary>The first sentences of the input: the baseline that news summarisers are measured against.</summary>
internal sealed class LeadSummarizer(LeadOptions options) : ITextSystem
{
    public string Answer(Conversation conversation)
    {
        var left = options.MaxWords ?? int.MaxValue;
        var summary = new List<string>();
        foreach (var sentence in SentenceSplitter.Split(conversation.Input, options.Sentences ?? int.MaxValue))
        {
            var words = WordBudget.Count(sentence);
            if (words > left)
                return summary.Count > 0 ? string.Join(' ', summary) : WordBudget.Cut(sentence, left);
            left -= words;
            summary.Add(sentence);
        }

        return string.Join(' ', summary);
    }
}
