namespace EvalKit.Statistics;

/// <summary>
/// Hedged capital interval at a fixed n. Half of the capital bets that the mean is above m, half that it is below; m stays in the interval
/// while neither half has grown to 2/alpha. An observation with weight w pays w(x-m), which is fair for the weighted mean, so that
/// clusters of unequal size can be bet on as a whole.
/// </summary>
internal static class BettingInterval
{
    private const double Truncation = 0.75;

    /// <param name="values">Outcomes in [0, 1].</param>
    /// <param name="weights">Weights in (0, 1], or empty for 1.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval Compute(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double level)
    {
        var stakes = weights.IsEmpty ? new double[values.Length] : weights.ToArray();
        if (weights.IsEmpty)
            Array.Fill(stakes, 1);
        var logThreshold = Math.Log(2 / (1 - level));
        var mirrored = new double[values.Length];
        double sum = 0, total = 0;
        for (var i = 0; i < values.Length; i++)
        {
            mirrored[i] = 1 - values[i];
            sum += stakes[i] * values[i];
            total += stakes[i];
        }

        var bets = Bets(values, stakes, logThreshold);
        var mean = sum / total;
        return new(
            Math.Min(mean, LowerBound(values, stakes, bets, logThreshold)),
            Math.Max(mean, 1 - LowerBound(mirrored, stakes, bets, logThreshold)));
    }

    // Each bet uses only what came before: sqrt(2 ln(2/alpha) / (n variance)) with mean and variance shrunk to 1/2 and 1/4.
    private static double[] Bets(ReadOnlySpan<double> values, double[] stakes, double logThreshold)
    {
        var bets = new double[values.Length];
        double sum = 0.5, total = 1, squares = 0.25, variance = 0.25;
        for (var t = 0; t < values.Length; t++)
        {
            bets[t] = Math.Sqrt(2 * logThreshold / (values.Length * variance));
            sum += stakes[t] * values[t];
            total += stakes[t];
            var deviation = stakes[t] * (values[t] - sum / total);
            squares += deviation * deviation;
            variance = squares / (t + 2);
        }

        return bets;
    }

    // Every factor falls as m rises, so the rejected means below the data form an interval from 0.
    private static double LowerBound(ReadOnlySpan<double> values, double[] stakes, double[] bets, double logThreshold)
    {
        double low = 0, high = 1;
        for (var i = 0; i < 60; i++)
        {
            var m = (low + high) / 2;
            if (LogCapital(values, stakes, bets, m) >= logThreshold)
                low = m;
            else
                high = m;
        }

        return low;
    }

    private static double LogCapital(ReadOnlySpan<double> values, double[] stakes, double[] bets, double m)
    {
        double log = 0, product = 1;
        for (var t = 0; t < values.Length; t++)
        {
            product *= 1 + Math.Min(bets[t], Truncation / m) * stakes[t] * (values[t] - m);
            if (product is > 1e-100 and < 1e100)
                continue;
            log += Math.Log(product);
            product = 1;
        }

        return log + Math.Log(product);
    }
}
