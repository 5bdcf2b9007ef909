namespace EvalKit.Metrics;

/// <summary>The steps of the Porter algorithm, 1a to 5b, as NLTK applies them.</summary>
internal static class PorterSteps
{
    private static readonly (string Suffix, string Replacement)[] DoubleSuffixes =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
        ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
        ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
    ];

    private static readonly (string Suffix, string Replacement)[] Suffixes =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] RemovableSuffixes =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
        "ous", "ive", "ize",
    ];

    /// <summary>Step 1a.</summary>
    public static void RemovePlural(ref PorterWord word)
    {
        if (word.Last != 's')
            return;
        if (word.EndsWith("ies"))
            word.Remove(word.CodePoints == 4 ? 1 : 2);
        else if (word.EndsWith("sses"))
            word.Remove(2);
        else if (!word.EndsWith("ss"))
            word.Remove(1);
    }

    /// <summary>Step 1b.</summary>
    public static void RemovePast(ref PorterWord word)
    {
        if (word.EndsWith("ied"))
        {
            word.Remove(word.CodePoints == 4 ? 1 : 2);
        }
        else if (word.EndsWith("eed"))
        {
            if (word.Measure(word.Length - 3) > 0)
                word.Remove(1);
        }
        else if (word.EndsWith("ed") && word.ContainsVowel(word.Length - 2))
        {
            word.Remove(2);
            RepairStem(ref word);
        }
        else if (word.EndsWith("ing") && word.ContainsVowel(word.Length - 3))
        {
            word.Remove(3);
            RepairStem(ref word);
        }
    }

    /// <summary>Step 1c.</summary>
    public static void ReplaceFinalY(ref PorterWord word)
    {
        if (word.EndsWith("y") && word.CodePoints > 2 && word.IsConsonantAt(word.Length - 2))
            word.Replace("y", "i");
    }

    /// <summary>Step 2.</summary>
    public static void ShortenDoubleSuffix(ref PorterWord word)
    {
        while (word.EndsWith("alli") && word.Measure(word.Length - 4) > 0)
            word.Replace("alli", "al");

        if (word.EndsWith("logi"))
        {
            if (word.Measure(word.Length - 3) > 0)
                word.Remove(1);
            return;
        }

        ApplyFirst(ref word, DoubleSuffixes);
    }

    /// <summary>Step 3.</summary>
    public static void ShortenSuffix(ref PorterWord word) => ApplyFirst(ref word, Suffixes);

    /// <summary>Step 4.</summary>
    public static void RemoveSuffix(ref PorterWord word)
    {
        foreach (var suffix in RemovableSuffixes)
        {
            if (!word.EndsWith(suffix))
                continue;
            var stem = word.Length - suffix.Length;
            if (word.Measure(stem) > 1 && (suffix != "ion" || word.Text[stem - 1] is 's' or 't'))
                word.Remove(suffix.Length);
            return;
        }
    }

    /// <summary>Step 5a.</summary>
    public static void RemoveFinalE(ref PorterWord word)
    {
        if (!word.EndsWith("e"))
            return;
        var measure = word.Measure(word.Length - 1);
        if (measure > 1 || (measure == 1 && !word.EndsWithShortSyllable(word.Length - 1)))
            word.Remove(1);
    }

    /// <summary>Step 5b.</summary>
    public static void RemoveDoubleL(ref PorterWord word)
    {
        if (word.EndsWith("ll") && word.Measure(word.Length - 1) > 1)
            word.Remove(1);
    }

    private static void RepairStem(ref PorterWord word)
    {
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
        {
            word.Append("e");
        }
        else if (word.EndsWithDoubleConsonant())
        {
            if (word.Last is not ('l' or 's' or 'z'))
                word.Remove(1);
        }
        else if (word.Measure(word.Length) == 1 && word.EndsWithShortSyllable(word.Length))
        {
            word.Append("e");
        }
    }

    private static void ApplyFirst(ref PorterWord word, (string Suffix, string Replacement)[] rules)
    {
        foreach (var (suffix, replacement) in rules)
        {
            if (!word.EndsWith(suffix))
                continue;
            if (word.Measure(word.Length - suffix.Length) > 0)
                word.Replace(suffix, replacement);
            return;
        }
    }
}
