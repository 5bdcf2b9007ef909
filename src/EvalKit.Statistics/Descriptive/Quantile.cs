namespace EvalKit.Statistics;

/// <summary>Sample quantiles by linear interpolation between order statistics (Hyndman and Fan 1996, type 7; the default of NumPy and R).</summary>
public static class Quantile
{
    /// <summary>Quantile of unsorted values.</summary>
    /// <param name="values">At least one value, none of them NaN.</param>
    /// <param name="p">Position in [0, 1]: 0.95 for p95.</param>
    public static double Of(ReadOnlySpan<double> values, double p)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, p);
    }

    /// <summary>Quantile of values in ascending order.</summary>
    /// <inheritdoc cref="Of"/>
    public static double OfSorted(ReadOnlySpan<double> values, double p)
    {
        Check(values, p);
        var position = p * (values.Length - 1);
        var below = Math.Min((int)position, values.Length - 1);
        var above = Math.Min(below + 1, values.Length - 1);
        return Between(values[below], values[above], position - below);
    }

    /// <summary>
    /// Quantile of weighted values: equal weights give <see cref="Of"/>. Each value sits in the middle of its weight, and p runs from the first
    /// middle to the last.
    /// </summary>
    /// <param name="values">At least one value, none of them NaN.</param>
    /// <param name="weights">One finite weight of 0 or more for each value, not all 0. Values of weight 0 are left out.</param>
    /// <param name="p">Position in [0, 1].</param>
    public static double Weighted(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double p)
    {
        Guard.SameLength(values.Length, weights.Length, nameof(weights));
        var sorted = new List<(double Value, double Weight)>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (!(weights[i] >= 0) || double.IsInfinity(weights[i]))
                throw new ArgumentOutOfRangeException(nameof(weights), weights[i], "A weight is a finite number of 0 or more.");
            if (weights[i] > 0)
                sorted.Add((values[i], weights[i]));
        }

        sorted.Sort();
        return OfWeighted(sorted, p);
    }

    private static double OfWeighted(List<(double Value, double Weight)> sorted, double p)
    {
        Check(sorted.Select(pair => pair.Value).ToArray(), p);
        var positions = new double[sorted.Count];
        for (var i = 1; i < positions.Length; i++)
            positions[i] = positions[i - 1] + (sorted[i - 1].Weight + sorted[i].Weight) / 2;
        var position = p * positions[^1];
        var above = Array.FindIndex(positions, at => at >= position);
        if (above <= 0)
            return sorted[Math.Max(above, 0)].Value;
        var share = (position - positions[above - 1]) / (positions[above] - positions[above - 1]);
        return Between(sorted[above - 1].Value, sorted[above].Value, share);
    }

    // Equal neighbours, infinite ones among them, need no interpolation.
    private static double Between(double low, double high, double share) =>
        low == high || share <= 0 || (double.IsNegativeInfinity(low) && share < 1) ? low : share >= 1 ? high : low + (high - low) * share;

    private static void Check(ReadOnlySpan<double> values, double p)
    {
        Guard.AtLeast(values.Length, 1, nameof(values));
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile lies between 0 and 1.");
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                throw new ArgumentException("A quantile of NaN is not defined.", nameof(values));
        }
    }
}
