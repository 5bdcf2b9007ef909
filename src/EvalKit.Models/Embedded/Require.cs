namespace EvalKit.Models.Embedded;

/// <summary>Ranges of options, with a message that names the option, its value and the range.</summary>
internal static class Require
{
    public static void AtLeastOne(string parameter, int value, string option)
    {
        if (value < 1)
            throw new ArgumentOutOfRangeException(parameter, value, $"{option} must be at least 1.");
    }

    public static void Range(string parameter, double value, double low, double high, string option)
    {
        if (!(value >= low && value <= high))
            throw new ArgumentOutOfRangeException(parameter, value, FormattableString.Invariant($"{option} must be in [{low}, {high}]."));
    }
}
