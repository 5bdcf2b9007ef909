namespace EvalKit.Statistics;

/// <summary>
/// Krippendorff's alpha of items that count more or less than once, as in resamples: what an item contributes is computed once, so that each further set of weights takes one pass.
/// For nominal and interval ratings, whose expected disagreement follows from sums over items. Safe for use by several threads.
/// </summary>
public sealed class WeightedAlpha
{
    private readonly double[] _ratings;
    private readonly double[] _disagreement;
    private readonly double[][] _sums;
    private readonly bool _isInterval;

    /// <param name="ratings">Raters by items; NaN where a rater did not rate an item. Items with fewer than two ratings count for nothing.</param>
    /// <param name="measurement"><see cref="MeasurementLevel.Nominal"/> or <see cref="MeasurementLevel.Interval"/>.</param>
    public WeightedAlpha(IReadOnlyList<double[]> ratings, MeasurementLevel measurement)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Guard.AtLeast(ratings.Count, 1, nameof(ratings));
        foreach (var rater in ratings)
            Guard.SameLength(ratings[0].Length, rater.Length, nameof(ratings));
        if (measurement is not (MeasurementLevel.Nominal or MeasurementLevel.Interval))
            throw new ArgumentOutOfRangeException(nameof(measurement), measurement, "Weights are for nominal and interval ratings.");
        _isInterval = measurement == MeasurementLevel.Interval;
        double[] values = [.. ratings.SelectMany(r => r).Where(v => !double.IsNaN(v)).Distinct().Order()];
        var items = ratings[0].Length;
        (_ratings, _disagreement) = (new double[items], new double[items]);
        // Sum and sum of squares; or how often each value occurs.
        _sums = [.. Enumerable.Range(0, _isInterval ? 2 : values.Length).Select(_ => new double[items])];
        for (var item = 0; item < items; item++)
        {
            double[] rated = [.. ratings.Select(r => r[item]).Where(v => !double.IsNaN(v))];
            if (rated.Length < 2)
                continue;
            _ratings[item] = rated.Length;
            foreach (var value in rated)
            {
                if (_isInterval)
                    (_sums[0][item], _sums[1][item]) = (_sums[0][item] + value, _sums[1][item] + value * value);
                else
                    _sums[Array.BinarySearch(values, value)][item]++;
                foreach (var other in rated)
                    _disagreement[item] += (_isInterval ? (value - other) * (value - other) : value == other ? 0 : 1) / (rated.Length - 1);
            }
        }
    }

    /// <summary>Alpha when item i counts <c>weights[i]</c> times; NaN where no item with two ratings counts or only one value occurs.</summary>
    /// <param name="weights">One weight for each item, 0 or more.</param>
    public double Of(ReadOnlySpan<double> weights)
    {
        Guard.SameLength(_ratings.Length, weights.Length, nameof(weights));
        var n = Dot(weights, _ratings);
        var observed = Dot(weights, _disagreement);
        // Over all ordered pairs of ratings.
        var expected = _isInterval
            ? 2 * (n * Dot(weights, _sums[1]) - Square(Dot(weights, _sums[0])))
            : n * n;
        if (!_isInterval)
            foreach (var counts in _sums)
                expected -= Square(Dot(weights, counts));
        return n <= 1 || expected <= n * n * 1e-15 ? double.NaN : 1 - (n - 1) * observed / expected;
    }

    private static double Dot(ReadOnlySpan<double> weights, double[] values)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
            sum += weights[i] * values[i];
        return sum;
    }

    private static double Square(double value) => value * value;
}
