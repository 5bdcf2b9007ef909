namespace EvalKit.Statistics;

/// <summary>Tango's score statistic of a difference of paired proportions and the interval it inverts to (Tango 1998, Statistics in Medicine 17).</summary>
internal static class TangoScore
{
    /// <summary>Score statistic for the hypothesis that the difference is <paramref name="difference"/>; infinite where that is impossible, NaN for 0/0.</summary>
    public static double Statistic(PairCounts pairs, double difference) => difference >= 0
        ? ForPositive(pairs.Improved, pairs.Worsened, pairs.N, difference)
        : -ForPositive(pairs.Worsened, pairs.Improved, pairs.N, -difference);

    public static Interval Interval(PairCounts pairs, double critical) => new(
        -UpperBound(new PairCounts(pairs.Worsened, pairs.Improved, pairs.N), critical),
        UpperBound(pairs, critical));

    // The statistic falls as the hypothesised difference rises.
    private static double UpperBound(PairCounts pairs, double critical)
    {
        double low = pairs.Difference, high = 1;
        for (var i = 0; i < 100 && low < high; i++)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                break;
            if (Statistic(pairs, middle) > -critical)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    // With difference >= 0 the constrained estimate q of the worsened share has a form without cancellation.
    private static double ForPositive(double b, double c, double n, double difference)
    {
        var a2 = 2 * n;
        var b2 = -b - c + (2 * n - b + c) * difference;
        var c2 = -c * difference * (1 - difference);
        var root = Math.Sqrt(b2 * b2 - 4 * a2 * c2);
        var q = b2 <= 0 ? (root - b2) / (2 * a2) : -2 * c2 / (root + b2);
        return (b - c - n * difference) / Math.Sqrt(n * (2 * q + difference * (1 - difference)));
    }
}
