namespace EvalKit.Metrics;

/// <summary>The words that NLTK's stemmer looks up instead of applying rules.</summary>
internal static class IrregularForms
{
    private const int Longest = 8;

    /// <summary>Writes the stem over the word if it is irregular.</summary>
    public static bool TryReplace(Span<char> word, out int length)
    {
        var stem = word.Length is < 3 or > Longest ? null : Find(word);
        length = stem?.Length ?? 0;
        stem?.CopyTo(word);
        return stem is not null;
    }

    private static string? Find(ReadOnlySpan<char> word) => word switch
    {
        "sky" or "skies" => "sky",
        "dying" => "die",
        "lying" => "lie",
        "tying" => "tie",
        "news" => "news",
        "innings" or "inning" => "inning",
        "outings" or "outing" => "outing",
        "cannings" or "canning" => "canning",
        "howe" => "howe",
        "proceed" => "proceed",
        "exceed" => "exceed",
        "succeed" => "succeed",
        _ => null,
    };
}
