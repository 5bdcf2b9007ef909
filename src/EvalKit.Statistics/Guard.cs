namespace EvalKit.Statistics;

/// <summary>Argument checks that every procedure shares.</summary>
internal static class Guard
{
    public static void Level(double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies strictly between 0 and 1, for example 0.95.");
    }

    public static void Probability(double value, string name)
    {
        if (!(value > 0 && value < 1))
            throw new ArgumentOutOfRangeException(name, value, "A probability strictly between 0 and 1 is needed, for example 0.05.");
    }

    public static void Positive(double value, string name)
    {
        if (!(value > 0) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(name, value, "A positive finite number is needed.");
    }

    public static void Finite(ReadOnlySpan<double> values, string name)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"Value {i} is not a finite number: leave missing outcomes out and count them.", name);
        }
    }

    public static void AtLeast(int count, int minimum, string name)
    {
        if (count < minimum)
            throw new ArgumentException($"At least {minimum} values are needed, not {count}.", name);
    }

    public static void SameLength(int expected, int actual, string name)
    {
        if (expected != actual)
            throw new ArgumentException($"{expected} entries are needed, one for each value, not {actual}.", name);
    }
}
