namespace EvalKit.Statistics;

/// <summary>Fisher's exact test of a 2x2 table, for example missing and scored outcomes of two systems.</summary>
public static class FisherExact
{
    /// <summary>Two-sided p-value: the total probability of all tables with the same margins that are no more likely than the one observed (as R's fisher.test).</summary>
    /// <param name="a">Missing outcomes of the first system.</param>
    /// <param name="b">Scored outcomes of the first system.</param>
    /// <param name="c">Missing outcomes of the second system.</param>
    /// <param name="d">Scored outcomes of the second system.</param>
    public static double TwoSided(int a, int b, int c, int d)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        int first = a + b, second = c + d, column = a + c;
        if (first == 0 || second == 0 || column == 0 || b + d == 0)
            return 1;
        var observed = Probability(a, first, second, column) * (1 + 1e-7);
        var total = 0.0;
        for (var x = Math.Max(0, column - second); x <= Math.Min(first, column); x++)
        {
            var probability = Probability(x, first, second, column);
            total += probability <= observed ? probability : 0;
        }

        return Math.Min(1, total);
    }

    // Hypergeometric probability as a ratio of three binomials at the common rate, which keeps every factor well scaled.
    private static double Probability(int x, int first, int second, int column)
    {
        var rate = (double)column / (first + second);
        return BinomialDistribution.Probability(x, first, rate) * BinomialDistribution.Probability(column - x, second, rate)
            / BinomialDistribution.Probability(column, first + second, rate);
    }
}
