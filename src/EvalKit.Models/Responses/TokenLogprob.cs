namespace EvalKit.Models;

/// <summary>How likely a token of the answer was.</summary>
/// <param name="Token">The token's text.</param>
/// <param name="Logprob">The natural logarithm of its probability, at most 0.</param>
/// <param name="Top">The likeliest tokens at its place with their logarithms, the likeliest first; empty when they were not asked for.</param>
public sealed record TokenLogprob(string Token, double Logprob, IReadOnlyList<KeyValuePair<string, double>> Top);
