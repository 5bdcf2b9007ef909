namespace EvalKit.Statistics;

/// <summary>
/// Confidence sequence of a mean of values in [0, 1]: the intervals cover at all times at once, so that a run may stop when it likes
/// (Waudby-Smith and Ramdas 2024, predictable plug-in empirical Bernstein with the conventions of their confseq package). For paired
/// differences pass (d+1)/2. Values have to come in a random order.
/// </summary>
/// <remarks>
/// A closed form that takes constant time and memory for each value, for a caller that shows an interval after every one of very many. Gates are decided by
/// <see cref="SequentialMean"/> and reported by <see cref="SequentialInterval"/>, which are tighter and look at their history again.
/// <para>
/// With a population size the values are drawn from so many without replacement and the sequence is about the mean of exactly those, within the
/// bounds that the values still to come leave (Waudby-Smith and Ramdas 2020): "what will the whole suite show?", not "is the system better on items like these?".
/// </para>
/// </remarks>
public sealed class EmpiricalBernsteinSequence
{
    private readonly double logTwoOverAlpha;
    private double sum = 0.5;
    private double squares = 0.25;
    private double weights;
    private double weighted;
    private double penalty;
    private readonly int? population;

    /// <summary>Starts a sequence.</summary>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="populationSize">Number of values that there are, drawn without replacement; null for independent values.</param>
    public EmpiricalBernsteinSequence(double level, int? populationSize = null)
    {
        Guard.Level(level);
        if (populationSize is { } size)
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(populationSize));
        population = populationSize;
        logTwoOverAlpha = Math.Log(2 / (1 - level));
    }

    /// <summary>Number of values so far.</summary>
    public int Count { get; private set; }

    /// <summary>The interval after the values so far; the unit interval at the start.</summary>
    public Interval Current { get; private set; } = Interval.Unit;

    /// <summary>Takes the next value into account.</summary>
    /// <param name="value">A value in [0, 1].</param>
    /// <returns>The interval from all values so far, clipped to [0, 1].</returns>
    public Interval Add(double value)
    {
        if (!(value >= 0 && value <= 1))
            throw new ArgumentOutOfRangeException(nameof(value), value, "The confidence sequence is for values between 0 and 1.");
        if (Count >= population)
            throw new InvalidOperationException("More values than the population has.");
        var seen = sum - 0.5;
        var mean = Count == 0 ? 0 : seen / Count;
        // What was seen says something about what is left: each value counts for itself and for its share of those that it replaces.
        var (shiftedValue, share) = population is { } size ? (value + seen / (size - Count), 1 + (double)Count / (size - Count)) : (value, 1);
        var variance = squares / (Count + 1);
        Count++;
        var weight = Math.Min(0.5, Math.Sqrt(2 * logTwoOverAlpha / (Count * SmallArguments.LogOnePlus(Count) * variance)));
        weights += weight * share;
        weighted += weight * shiftedValue;
        penalty += (value - mean) * (value - mean) * (-SmallArguments.LogOnePlus(-weight) - weight);
        sum += value;
        var deviation = value - sum / (Count + 1);
        squares += deviation * deviation;
        var possible = population is { } all ? new Interval((sum - 0.5) / all, (sum - 0.5 + all - Count) / all) : Interval.Unit;
        Current = MeanInterval.Around(weighted / weights, (logTwoOverAlpha + penalty) / weights).ClipTo(possible);
        return Current;
    }
}
