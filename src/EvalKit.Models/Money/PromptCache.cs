namespace EvalKit.Models;

/// <summary>What is known of prompt caches.</summary>
public static class PromptCache
{
    private const int Shortest = 1024;
    private const int Step = 128;

    /// <summary>
    /// Whether OpenAI's cache can have served so many tokens: none, or 1,024 and then steps of 128 (its guide to prompt caching), and never more than were
    /// sent. Any other count puts the usage in doubt, and the cost with it.
    /// </summary>
    public static bool IsPossible(TokenUsage usage) => usage.CachedInput is not { } cached || cached == 0
        || (cached >= Shortest && (cached - Shortest) % Step == 0 && cached <= (usage.Input ?? int.MaxValue));
}
