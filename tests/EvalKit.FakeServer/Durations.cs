using System.Globalization;

namespace EvalKit.Fakes;

internal static class Durations
{
    /// <summary>Reads <c>50ms</c>, <c>1.5s</c> or <c>2m</c>.</summary>
    public static TimeSpan Parse(string text)
    {
        var (number, seconds) = text switch
        {
            _ when text.EndsWith("ms", StringComparison.Ordinal) => (text[..^2], 0.001),
            _ when text.EndsWith('s') => (text[..^1], 1.0),
            _ when text.EndsWith('m') => (text[..^1], 60.0),
            _ => ("", 0.0),
        };
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? TimeSpan.FromSeconds(value * seconds)
            : throw new FormatException($"'{text}' is no duration such as 50ms, 1.5s or 2m");
    }
}
