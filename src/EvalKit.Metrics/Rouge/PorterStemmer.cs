namespace EvalKit.Metrics;

/// <summary>
/// The Porter stemmer (Porter 1980) with the changes that NLTK makes by default (<c>NLTK_EXTENSIONS</c>): a few irregular forms,
/// words of one or two characters left alone, "-ies" and "-ied" of four-letter words to "-ie", final y to i after a
/// consonant only, and the rules -bli, -alli, -fulli, -logi. ROUGE and METEOR stem with it.
/// </summary>
public static class PorterStemmer
{
    /// <summary>The stem of a word, which is lower-cased first.</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var buffer = PythonText.Lower(word).ToCharArray();
        return new string(buffer, 0, Stem(buffer));
    }

    /// <summary>Stems a lower-case word in place.</summary>
    /// <returns>The length of the stem, never more than that of the word.</returns>
    public static int Stem(Span<char> word)
    {
        if (IrregularForms.TryReplace(word, out var irregular))
            return irregular;

        var stem = new PorterWord(word);
        if (stem.CodePoints <= 2)
            return word.Length;

        PorterSteps.RemovePlural(ref stem);
        PorterSteps.RemovePast(ref stem);
        PorterSteps.ReplaceFinalY(ref stem);
        PorterSteps.ShortenDoubleSuffix(ref stem);
        PorterSteps.ShortenSuffix(ref stem);
        PorterSteps.RemoveSuffix(ref stem);
        PorterSteps.RemoveFinalE(ref stem);
        PorterSteps.RemoveDoubleL(ref stem);
        return stem.Length;
    }
}
