namespace EvalKit.Fakes;

/// <summary>Tokens that a response reports.</summary>
/// <param name="Input">Prompt tokens.</param>
/// <param name="Output">Completion tokens.</param>
/// <param name="CachedInput">Those prompt tokens that came from the provider's cache.</param>
public sealed record TokenCounts(int Input, int Output, int CachedInput = 0);
