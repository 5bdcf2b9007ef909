namespace EvalKit.Models.Embedded.Text;

/// <summary>
/// The S stemmer for English plurals (Harman 1991, "How effective is suffixing?"): <c>ies</c> becomes <c>y</c> unless <c>eies</c> or
/// <c>aies</c>; else <c>es</c> becomes <c>e</c> unless <c>aes</c>, <c>ees</c> or <c>oes</c>; else <c>s</c> is dropped unless <c>us</c> or
/// <c>ss</c>. Words of up to three letters stay.
/// </summary>
internal static class PluralStemmer
{
    public static string Stem(string word)
    {
        if (word.Length <= 3 || word[^1] != 's')
            return word;
        var before = word[^3..^1];
        if (before is "ie" && word[^4] is not ('e' or 'a'))
            return $"{word[..^3]}y";
        if (before[1] is 'e')
            return before[0] is 'a' or 'e' or 'o' ? word : word[..^1];
        return before[1] is 'u' or 's' ? word : word[..^1];
    }
}
