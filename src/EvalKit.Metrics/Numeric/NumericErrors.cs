namespace EvalKit.Metrics;

/// <summary>How far predicted numbers are from the right ones, in the unit of the numbers.</summary>
/// <param name="MeanAbsoluteError">The mean absolute error, at least 0; null when no prediction is a number.</param>
/// <param name="RootMeanSquareError">The root of the mean squared error, at least the mean absolute error; null likewise.</param>
/// <param name="MeanError">The mean of prediction less truth: positive when predictions are too high; null likewise.</param>
/// <param name="Count">The number of predictions that are numbers.</param>
/// <param name="Unparseable">The number of predictions that are not: they are counted, not scored.</param>
public readonly record struct NumericErrors(
    double? MeanAbsoluteError, double? RootMeanSquareError, double? MeanError, int Count, int Unparseable)
{
    /// <summary>Compares predictions with the truth.</summary>
    /// <param name="gold">The right numbers, finite.</param>
    /// <param name="predicted">The numbers predicted for the items at the same places, finite; null for one that could not be read.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a number or a difference is NaN or infinite.</exception>
    public static NumericErrors Between(ReadOnlySpan<double> gold, ReadOnlySpan<double?> predicted)
    {
        if (gold.Length != predicted.Length)
        {
            throw new ArgumentException(
                $"There are {gold.Length} gold and {predicted.Length} predicted numbers; there have to be equally many.", nameof(predicted));
        }

        var (absolute, signed, largest, count) = (0.0, 0.0, 0.0, 0);
        for (var i = 0; i < gold.Length; i++)
        {
            if (predicted[i] is not { } number)
                continue;
            var error = number - gold[i];
            if (!double.IsFinite(error))
                throw new ArgumentException($"Item {i} has a number, or an error, that is NaN or infinite.", nameof(predicted));
            count++;
            largest = Math.Max(largest, Math.Abs(error));
            absolute += Math.Abs(error) / gold.Length;
            signed += error / gold.Length;
        }

        if (count == 0)
            return new NumericErrors(null, null, null, 0, gold.Length);
        var root = largest * Math.Sqrt(MeanSquare(gold, predicted, largest, count));
        var share = (double)gold.Length / count;
        return new NumericErrors(absolute * share, root, signed * share, count, gold.Length - count);
    }

    /// <summary>The mean square in units of the largest error, so that no error is too large or small for a double.</summary>
    private static double MeanSquare(ReadOnlySpan<double> gold, ReadOnlySpan<double?> predicted, double largest, int count)
    {
        var sum = 0.0;
        for (var i = 0; largest > 0 && i < gold.Length; i++)
        {
            var ratio = ((predicted[i] ?? gold[i]) - gold[i]) / largest;
            sum += ratio * ratio;
        }

        return sum / count;
    }
}
