namespace EvalKit.Metrics;

/// <summary>Syllables of an English word by its spelling: groups of vowels, without a silent final e, -es or -ed.</summary>
internal static class EnglishSyllables
{
    /// <summary>At least 1 for a word with a letter or digit.</summary>
    public static int Count(ReadOnlySpan<char> word)
    {
        word = word.Trim("\"'.,;:!?()[]{}\u2018\u2019\u201c\u201d");
        var groups = 0;
        var inVowels = false;
        foreach (var character in word)
        {
            var isVowel = IsVowel(character);
            groups += isVowel && !inVowels ? 1 : 0;
            inVowels = isVowel;
        }

        return Math.Max(1, HasSilentEnding(word) ? groups - 1 : groups);
    }

    private static bool HasSilentEnding(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
            return false;
        if (EndsWith(word, "e"))
            return !IsVowel(word[^2]) && !(EndsWith(word, "le") && !IsVowel(word[^3]));
        if (EndsWith(word, "ed"))
            return !IsVowel(word[^3]) && (word[^3] | 0x20) is not ('t' or 'd');
        return EndsWith(word, "es") && word.Length > 3 && !IsVowel(word[^3]) && (word[^3] | 0x20) is not ('s' or 'x' or 'z' or 'c' or 'g' or 'h');
    }

    private static bool EndsWith(ReadOnlySpan<char> word, string ending) => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool IsVowel(char character) => (char)(character | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
