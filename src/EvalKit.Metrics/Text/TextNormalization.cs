namespace EvalKit.Metrics;

/// <summary>What to make equal before two texts are compared. Applied in the order in which the members stand here.</summary>
[Flags]
public enum TextNormalization
{
    /// <summary>Nothing: the texts are compared code unit by code unit.</summary>
    None = 0,

    /// <summary>Unicode normalization form C. Parts that are not valid UTF-16 are kept as they are.</summary>
    Nfc = 1,

    /// <summary>Unicode normalization form KC (also makes full-width and compatibility characters plain).</summary>
    Nfkc = 2,

    /// <summary>
    /// Unicode simple case folding, independent of culture: "K" = "k", "Σ" = "σ" = "ς"; "ß" and "ss" stay different, as do
    /// "I" and dotless "ı".
    /// </summary>
    CaseFold = 4,

    /// <summary>Deletes punctuation: Unicode categories P* and the 32 ASCII characters of Python's <c>string.punctuation</c>.</summary>
    StripPunctuation = 8,

    /// <summary>Replaces the English words "a", "an", "the" by a space, in any case.</summary>
    StripArticles = 16,

    /// <summary>Makes each run of white space one space.</summary>
    CollapseWhitespace = 32,

    /// <summary>Removes white space at both ends.</summary>
    Trim = 64,
}
