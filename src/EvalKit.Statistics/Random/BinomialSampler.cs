using MathNet.Numerics;

namespace EvalKit.Statistics;

/// <summary>
/// Binomial random numbers, exact but for the rounding of doubles: by inversion where few successes are expected, else by transformed rejection (BTRS; Hörmann 1993,
/// "The generation of binomial random variates").
/// </summary>
internal static class BinomialSampler
{
    /// <summary>From this many expected successes on rejection is faster; it is not valid below 10.</summary>
    private const double LeastForRejection = 10;

    /// <summary>So many successes are never seen where fewer than 10 are expected: rounding has used up the last probabilities.</summary>
    private const int MostByInversion = 110;

    /// <summary>Successes among <paramref name="trials"/>, each with <paramref name="probability"/> in [0, 1].</summary>
    public static int Next(SeededGenerator generator, int trials, double probability)
    {
        if (trials == 0 || probability <= 0)
            return 0;
        if (probability >= 1)
            return trials;
        if (probability > 0.5)
            return trials - Next(generator, trials, 1 - probability);
        return trials * probability < LeastForRejection ? Invert(generator, trials, probability) : Reject(generator, trials, probability);
    }

    private static int Invert(SeededGenerator generator, int trials, double probability)
    {
        var odds = probability / (1 - probability);
        var none = Math.Exp(trials * double.LogP1(-probability));
        while (true)
        {
            var (left, mass) = (generator.NextDouble(), none);
            for (var successes = 0; successes <= Math.Min(trials, MostByInversion); successes++)
            {
                if (left <= mass)
                    return successes;
                left -= mass;
                mass *= odds * (trials - successes) / (successes + 1);
            }
        }
    }

    private static int Reject(SeededGenerator generator, int trials, double probability)
    {
        var odds = probability / (1 - probability);
        var spread = Math.Sqrt(trials * probability * (1 - probability));
        var b = 1.15 + 2.53 * spread;
        var a = -0.0873 + 0.0248 * b + 0.01 * probability;
        var centre = trials * probability + 0.5;
        var inner = 0.92 - 4.2 / b;
        var alpha = (2.83 + 5.1 / b) * spread;
        var mode = (int)Math.Floor((trials + 1) * probability);
        while (true)
        {
            var u = generator.NextDouble() - 0.5;
            var v = 1 - generator.NextDouble();
            var edge = 0.5 - Math.Abs(u);
            var successes = Math.Floor((2 * a / edge + b) * u + centre);
            if (edge >= 0.07 && v <= inner)
                return (int)successes;
            if (!(successes >= 0 && successes <= trials))
                continue;
            var height = LogFactorials(mode, trials) - LogFactorials((int)successes, trials) + (successes - mode) * Math.Log(odds);
            if (Math.Log(v * alpha / (a / (edge * edge) + b)) <= height)
                return (int)successes;
        }
    }

    private static double LogFactorials(int successes, int trials) => SpecialFunctions.FactorialLn(successes) + SpecialFunctions.FactorialLn(trials - successes);
}
