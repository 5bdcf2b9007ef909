namespace EvalKit.Fakes.Counting;

/// <summary>One counted request on its way to its response.</summary>
/// <param name="Ordinal">Position among all counted requests since the start or the last reset, from 1.</param>
/// <param name="Key">The request body.</param>
/// <param name="Message">The last user message, or the embedded texts.</param>
/// <param name="Attempt">How often this body has been requested, this time included.</param>
internal sealed record Exchange(long Ordinal, BodyKey Key, string Message, int Attempt)
{
    public string? Fault { get; set; }

    /// <summary>Whether the client gets a complete, well-formed answer with status 200.</summary>
    public bool Answers { get; set; }

    public int Status { get; set; }

    /// <summary>Counts of an earlier generation are left alone by exchanges that outlive a reset.</summary>
    public int Generation { get; init; }
}
