namespace EvalKit.Models.Embedded;

/// <summary>Bounds on the work that one call may cause, whatever it is given.</summary>
internal static class EmbeddedLimits
{
    /// <summary>
    /// Characters (UTF-16 units) read from the last user message, and again from all other messages together. The rest is ignored.
    /// About three hours of speech.
    /// </summary>
    public const int Characters = 500_000;

    /// <summary>Sentences that TextRank compares; later ones are ignored. The comparison is quadratic in this number.</summary>
    public const int GraphSentences = 1_000;
}
