using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Embedded.Answering;

/// <summary>
/// Reads passages into sentences with their surroundings. Headings marked with <c>#</c> and questions are surroundings only. A short
/// paragraph in front of another one that does not end like a sentence is taken for a heading.
/// </summary>
internal static class Evidence
{
    private const int LongestHeading = 100;

    public static List<EvidenceSentence> Read(IReadOnlyList<string> passages)
    {
        var sentences = new List<EvidenceSentence>();
        foreach (var passage in passages)
            Read([.. TextBlocks.Of(passage)], sentences);
        return sentences;
    }

    private static void Read(IReadOnlyList<string> blocks, List<EvidenceSentence> sentences)
    {
        HashSet<string> heading = [];
        for (var index = 0; index < blocks.Count; index++)
        {
            var block = blocks[index];
            var isMarked = TextBlocks.IsMarkedHeading(block);
            var isHeading = isMarked || (index + 1 < blocks.Count && LooksLikeHeading(block));
            if (isHeading)
                heading = Words(block);
            if (isMarked)
                continue;

            var nearby = Words(block);
            nearby.UnionWith(heading);
            sentences.AddRange(SentenceSplitter.SplitBlock(block)
                .Where(sentence => !IsQuestion(sentence))
                .Select(sentence => new EvidenceSentence(sentence, Words(sentence), nearby, isHeading)));
        }
    }

    private static bool LooksLikeHeading(string block) =>
        block.Length <= LongestHeading && !TextBlocks.IsStructure(block) && !SentenceSplitter.EndsSentence(block);

    private static bool IsQuestion(string sentence) => sentence[^1] is '?' or '？' or '؟';

    private static HashSet<string> Words(string text) => ContentWords.Of(text).ToHashSet(StringComparer.Ordinal);
}
