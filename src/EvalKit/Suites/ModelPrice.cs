using EvalKit.Models;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Prices in US dollars per million tokens.</summary>
/// <param name="Input">Uncached input tokens.</param>
/// <param name="CachedInput">Input tokens read from the provider's prompt cache.</param>
/// <param name="Output">Output tokens, reasoning included.</param>
public sealed record ModelPrice(double Input, double CachedInput, double Output)
{
    /// <summary>A model that costs nothing to call.</summary>
    public static ModelPrice Free { get; } = new(0, 0, 0);

    /// <summary>The price as a suite writes it; null without one.</summary>
    internal static ModelPrice? Of(YamlValue? price) => price is null
        ? null
        : new ModelPrice(price.Number("input", 0), price.Number("cached_input", price.Number("input", 0)), price.Number("output", 0));

    /// <summary>The cost of one response, or null when the usage is not known. A free model costs 0 whatever it used.</summary>
    public double? CostOf(TokenUsage? usage)
    {
        if (this == Free)
            return 0;
        if (usage is not { Input: { } input, Output: { } output })
            return null;
        var cached = Math.Min(usage.CachedInput ?? 0, input);
        return ((input - cached) * Input + cached * CachedInput + output * Output) / 1e6;
    }
}
