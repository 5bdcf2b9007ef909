namespace EvalKit.Models.Embedded.Text;

/// <summary>The words that a sentence is about: without function words, plurals as singulars.</summary>
internal static class ContentWords
{
    public static IEnumerable<string> Of(string text) =>
        Words.Of(text).Where(word => !StopWords.Contains(word)).Select(PluralStemmer.Stem);
}
