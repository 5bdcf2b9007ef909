namespace EvalKit.Statistics;

/// <summary>
/// Power of a paired pass/fail comparison with one repeat (Connor 1987), two-sided. Discordance is the probability that the two systems
/// disagree on an item: estimate it from earlier runs with <see cref="PairedBinary.Discordance"/>; two runs of the baseline give its floor.
/// </summary>
public static class PassFailPower
{
    /// <summary>
    /// The smallest difference that is found with the given power: (z_{1-alpha/2} + z_power) sqrt(discordance/n), but at least as many flips as a
    /// test can reject with.
    /// </summary>
    /// <param name="discordance">Probability in (0, 1] that a pair is discordant.</param>
    /// <param name="n">Number of pairs, at least 1.</param>
    /// <param name="alpha">Two-sided error in (0, 1).</param>
    /// <param name="power">Power in (0, 1).</param>
    /// <returns>A difference of pass rates in (0, 1]. 1 means that nothing smaller can be found.</returns>
    public static double MinimumDetectableDifference(double discordance, int n, double alpha = 0.05, double power = 0.8)
    {
        Check(discordance, alpha);
        Guard.Probability(power, nameof(power));
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var normal = (NormalDistribution.UpperQuantile(alpha / 2) + NormalDistribution.Quantile(power)) * Math.Sqrt(discordance / n);
        return Math.Min(1, Math.Max(normal, (double)PairedBinary.MinimumDiscordant(alpha) / n));
    }

    /// <summary>Number of pairs needed: (z_{1-alpha/2} sqrt(psi) + z_power sqrt(psi - delta^2))^2 / delta^2, not rounded.</summary>
    /// <param name="discordance">psi, in (0, 1] and at least |delta|.</param>
    /// <param name="difference">delta: true difference of pass rates, not 0.</param>
    /// <param name="alpha">Two-sided error in (0, 1).</param>
    /// <param name="power">Power in (0, 1).</param>
    public static double ItemsNeeded(double discordance, double difference, double alpha = 0.05, double power = 0.8)
    {
        Check(discordance, alpha);
        Guard.Probability(power, nameof(power));
        CheckDifference(discordance, difference);
        if (difference == 0)
            throw new ArgumentOutOfRangeException(nameof(difference), difference, "No number of items finds a difference of 0.");
        var root = NormalDistribution.UpperQuantile(alpha / 2) * Math.Sqrt(discordance)
            + NormalDistribution.Quantile(power) * Math.Sqrt(discordance - difference * difference);
        return root * root / (difference * difference);
    }

    /// <summary>Power by the normal approximation that <see cref="ItemsNeeded"/> inverts.</summary>
    /// <param name="discordance">psi, in (0, 1] and at least |delta|.</param>
    /// <param name="difference">delta: true difference of pass rates.</param>
    /// <param name="n">Number of pairs.</param>
    /// <param name="alpha">Two-sided error in (0, 1).</param>
    public static double Normal(double discordance, double difference, int n, double alpha = 0.05)
    {
        Check(discordance, alpha);
        CheckDifference(discordance, difference);
        var z = Math.Abs(difference) * Math.Sqrt(n) - NormalDistribution.UpperQuantile(alpha / 2) * Math.Sqrt(discordance);
        return NormalDistribution.Cdf(z / Math.Sqrt(discordance - difference * difference));
    }

    /// <summary>Power of the exact McNemar test (two-sided at alpha, rejections in the right direction), summed over all outcomes.</summary>
    /// <inheritdoc cref="Normal"/>
    public static double Exact(double discordance, double difference, int n, double alpha = 0.05)
    {
        Check(discordance, alpha);
        CheckDifference(discordance, difference);
        var favoured = (discordance + Math.Abs(difference)) / 2 / discordance;
        var total = 0.0;
        for (var m = PairedBinary.MinimumDiscordant(alpha); m <= n; m++)
        {
            var weight = BinomialDistribution.Probability(m, n, discordance);
            if (weight > 1e-18)
                total += weight * BinomialDistribution.UpperTail(RejectionPoint(m, alpha), m, favoured);
        }

        return total;
    }

    // Smallest k with P(X >= k) <= alpha/2 for X ~ binomial(m, 1/2).
    private static int RejectionPoint(int m, double alpha)
    {
        int low = m / 2, high = m;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (BinomialDistribution.UpperTail(middle, m, 0.5) <= alpha / 2)
                high = middle;
            else
                low = middle;
        }

        return high;
    }

    private static void Check(double discordance, double alpha)
    {
        if (!(discordance > 0 && discordance <= 1))
            throw new ArgumentOutOfRangeException(nameof(discordance), discordance, "A discordance lies above 0 and is at most 1.");
        Guard.Probability(alpha, nameof(alpha));
    }

    private static void CheckDifference(double discordance, double difference)
    {
        if (!(Math.Abs(difference) <= discordance))
            throw new ArgumentOutOfRangeException(nameof(difference), difference, "A difference of paired pass rates is at most their discordance.");
    }
}
