namespace EvalKit.Models;

/// <summary>
/// How long to wait before an attempt: doubling from the base delay to the longest one, then drawn between half of that and all of it,
/// so that callers who failed together do not return together. A provider's own wish goes before that, lengthened by up to a tenth. Where an answer came and
/// could not be read the server is not overloaded: the first wait is a quarter of the base delay, and those after it are what they would have been one attempt sooner.
/// </summary>
internal static class Backoff
{
    private const double LongestMs = 24 * 60 * 60 * 1000;
    private const double Soon = 0.25;

    public static TimeSpan Delay(CallSettings settings, int failedAttempts, TimeSpan? retryAfter, ulong jitterSeed, ResponseKey key, bool wasAnswered = false)
    {
        var fraction = Fraction(jitterSeed, key, failedAttempts);
        if (retryAfter is { } wished) return wished * (1 + (0.1 * fraction));
        var factor = !wasAnswered ? Math.Pow(2, Math.Min(failedAttempts - 1, 62)) : failedAttempts == 1 ? Soon : Math.Pow(2, Math.Min(failedAttempts - 2, 62));
        var doubled = settings.BaseDelay.TotalMilliseconds * factor;
        var longest = Math.Clamp(Math.Min(doubled, settings.MaxDelay.TotalMilliseconds), 0, LongestMs);
        return TimeSpan.FromMilliseconds(longest * (0.5 + (0.5 * fraction)));
    }

    // SplitMix64 (Steele, Lea, Flood 2014): a function of seed, key and attempt, so that delays do not depend on the order of calls.
    private static double Fraction(ulong seed, ResponseKey key, int attempt)
    {
        var state = seed ^ key.Leading;
        state += 0x9E3779B97F4A7C15UL * (ulong)attempt;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
        state ^= state >> 31;
        return (state >> 11) * (1.0 / (1UL << 53));
    }
}
