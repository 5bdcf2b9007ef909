namespace EvalKit.Models;

/// <summary>Tokens of one call. A null count was not reported.</summary>
/// <param name="Input">Tokens of the request, cached ones included.</param>
/// <param name="CachedInput">Those of <paramref name="Input"/> that the provider read from its prompt cache.</param>
/// <param name="Output">Tokens of the response, reasoning included.</param>
/// <param name="Reasoning">Those of <paramref name="Output"/> that were spent on hidden reasoning.</param>
/// <param name="Estimated">True when the counts are an estimate and not the provider's own.</param>
public sealed record TokenUsage(int? Input, int? CachedInput, int? Output, int? Reasoning, bool Estimated = false)
{
    /// <summary>Those of <see cref="Input"/> that were written to the prompt cache, which some providers charge extra.</summary>
    public int? CacheWrite { get; init; }

    /// <summary>Those of <see cref="Input"/> that are audio.</summary>
    public int? InputAudio { get; init; }

    /// <summary>Those of <see cref="Output"/> that are audio.</summary>
    public int? OutputAudio { get; init; }

    /// <summary>Those of <see cref="Output"/> that a predicted output got right.</summary>
    public int? AcceptedPrediction { get; init; }

    /// <summary>Those of <see cref="Output"/> that a predicted output got wrong: not in the text, and charged like output.</summary>
    public int? RejectedPrediction { get; init; }

    /// <summary>Tokens of request and response; null when neither was reported.</summary>
    public int? Total => Input is null && Output is null ? null : (Input ?? 0) + (Output ?? 0);
}
