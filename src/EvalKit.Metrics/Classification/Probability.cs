namespace EvalKit.Metrics;

/// <summary>What the metrics of probabilities share.</summary>
internal static class Probability
{
    /// <summary>The distance of 1 to the next larger double, which scikit-learn clips doubles to.</summary>
    public const double MachineEpsilon = 2.220446049250313e-16;

    public static double Clip(double probability, double epsilon) => Math.Clamp(probability, epsilon, 1 - epsilon);

    /// <exception cref="ArgumentException">There are not as many as needed, or one is outside [0, 1].</exception>
    public static void RequireAll(ReadOnlySpan<double> probabilities, int count, string name)
    {
        if (probabilities.Length != count)
            throw new ArgumentException($"There are {probabilities.Length} probabilities; {count} are needed.", name);
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] is >= 0 and <= 1))
                throw new ArgumentException($"Probability {i} is not a number from 0 to 1.", name);
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">It is not in (0, 0.5).</exception>
    public static void RequireEpsilon(double epsilon)
    {
        if (!(epsilon is > 0 and < 0.5))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "The clipping distance has to be above 0 and below 0.5.");
    }
}
