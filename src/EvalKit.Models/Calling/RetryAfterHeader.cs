using System.Globalization;

namespace EvalKit.Models;

/// <summary>
/// Reads how long a provider asks to wait: <c>retry-after-ms</c> in milliseconds, or <c>Retry-After</c> in seconds or as an HTTP date
/// (RFC 9110, 10.2.3). Anything unreadable counts as not said; a moment in the past is no delay.
/// </summary>
public static class RetryAfterHeader
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>The delay asked for, from zero to a year; null when none was.</summary>
    public static TimeSpan? Parse(string? retryAfterMs, string? retryAfter, DateTimeOffset now)
    {
        if (TryParseNumber(retryAfterMs, out var milliseconds)) return Bounded(milliseconds / 1000);
        if (TryParseNumber(retryAfter, out var seconds)) return Bounded(seconds);
        return DateTimeOffset.TryParseExact(retryAfter, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? Bounded((moment - now).TotalSeconds)
            : null;
    }

    private static bool TryParseNumber(string? text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    private static TimeSpan Bounded(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
}
