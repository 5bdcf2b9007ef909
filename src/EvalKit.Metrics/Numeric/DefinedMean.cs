namespace EvalKit.Metrics;

/// <summary>
/// The mean of the values that are defined, and how many are not: an undefined value is counted, never taken for a number.
/// </summary>
/// <param name="Value">The mean of the defined values; null when there is none.</param>
/// <param name="Defined">The number of defined values.</param>
/// <param name="Undefined">The number of undefined values.</param>
public readonly record struct DefinedMean(double? Value, int Defined, int Undefined)
{
    /// <summary>The mean with each undefined value as 0, as trec_eval reports it; null when there is no value at all.</summary>
    public double? UndefinedAsZero => Defined + Undefined == 0 ? null : (Value ?? 0) * Defined / (Defined + Undefined);

    /// <summary>The mean of the values that are not null.</summary>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static DefinedMean Of(IEnumerable<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (sum, defined, undefined) = (0.0, 0, 0);
        foreach (var value in values)
        {
            if (value is not { } number)
            {
                undefined++;
                continue;
            }

            if (!double.IsFinite(number))
                throw new ArgumentException("A value is NaN or infinite; an undefined value has to be null.", nameof(values));
            sum += number;
            defined++;
        }

        return new DefinedMean(defined == 0 ? null : sum / defined, defined, undefined);
    }
}
