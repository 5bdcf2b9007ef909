namespace EvalKit.Models.Embedded.Summaries;

/// <summary>Counts and cuts words as a reader does: runs of characters that are not white space.</summary>
internal static class WordBudget
{
    public static int Count(string text) => Ends(text).Count();

    public static string Cut(string text, int words)
    {
        var end = Ends(text).Take(words).LastOrDefault();
        return text[..end];
    }

    private static IEnumerable<int> Ends(string text)
    {
        for (var position = 0; position < text.Length; position++)
        {
            var isLast = position + 1 == text.Length || char.IsWhiteSpace(text[position + 1]);
            if (isLast && !char.IsWhiteSpace(text[position]))
                yield return position + 1;
        }
    }
}
