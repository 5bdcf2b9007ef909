namespace EvalKit.Models;

/// <summary>Rates of one service tier, in US dollars per million tokens.</summary>
/// <param name="Input">Input tokens that are in no cache.</param>
/// <param name="CachedInput">Input tokens read from the provider's prompt cache.</param>
/// <param name="CacheWrite">Input tokens written to the provider's prompt cache.</param>
/// <param name="Output">Output tokens, those of predictions that were rejected included.</param>
/// <param name="Reasoning">Output tokens spent on reasoning, which are a part of all output tokens.</param>
public sealed record TokenRates(decimal Input, decimal CachedInput, decimal CacheWrite, decimal Output, decimal Reasoning)
{
    private const decimal Million = 1_000_000m;

    /// <summary>Rates with every kind of input and every kind of output at the same price.</summary>
    public static TokenRates Plain(decimal input, decimal output) => new(input, input, input, output, output);

    /// <summary>
    /// The cost of so many tokens in US dollars, exact to the last digit. Counts that contradict each other are cut to what is possible: no more cached than
    /// input tokens, no more reasoning than output.
    /// </summary>
    internal decimal CostOf(TokenUsage usage, int input, int output)
    {
        var cached = Math.Clamp(usage.CachedInput ?? 0, 0, input);
        var written = Math.Clamp(usage.CacheWrite ?? 0, 0, input - cached);
        var reasoning = Math.Clamp(usage.Reasoning ?? 0, 0, output);
        return ((input - cached - written) * Input + cached * CachedInput + written * CacheWrite + (output - reasoning) * Output + reasoning * Reasoning) / Million;
    }

    /// <summary>What so many tokens cost at most, whatever is cached and whatever is reasoning.</summary>
    public decimal MostOf(long input, long output) =>
        (input * Math.Max(Input, Math.Max(CachedInput, CacheWrite)) + output * Math.Max(Output, Reasoning)) / Million;
}
