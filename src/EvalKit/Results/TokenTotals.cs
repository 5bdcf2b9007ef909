namespace EvalKit.Results;

/// <summary>Token counts over calls; a call whose usage is unknown counts as 0, and its unknown cost says so.</summary>
/// <param name="InputTokens">All input tokens, cached ones included.</param>
/// <param name="CachedInputTokens">Input tokens read from the provider's prompt cache.</param>
/// <param name="OutputTokens">All output tokens, reasoning included.</param>
/// <param name="ReasoningTokens">Output tokens spent on reasoning.</param>
public readonly record struct TokenTotals(long InputTokens, long CachedInputTokens, long OutputTokens, long ReasoningTokens)
{
    /// <summary>The sums, count by count.</summary>
    public static TokenTotals operator +(TokenTotals a, TokenTotals b) => new(
        a.InputTokens + b.InputTokens, a.CachedInputTokens + b.CachedInputTokens, a.OutputTokens + b.OutputTokens, a.ReasoningTokens + b.ReasoningTokens);
}
