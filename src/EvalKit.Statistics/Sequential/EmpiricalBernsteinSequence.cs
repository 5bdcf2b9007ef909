namespace EvalKit.Statistics;

/// <summary>
/// Confidence sequence of a mean of values in [0, 1]: the intervals cover at all times at once, so that a run may stop when it likes
/// (Waudby-Smith and Ramdas 2024, predictable plug-in empirical Bernstein with the conventions of their confseq package). For paired
/// differences pass (d+1)/2. Values have to come in a random order.
/// </summary>
public sealed class EmpiricalBernsteinSequence
{
    private readonly double logTwoOverAlpha;
    private double sum = 0.5;
    private double squares = 0.25;
    private double weights;
    private double weighted;
    private double penalty;

    /// <summary>Starts a sequence.</summary>
    /// <param name="level">Confidence level in (0, 1).</param>
    public EmpiricalBernsteinSequence(double level)
    {
        Guard.Level(level);
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
        var mean = Count == 0 ? 0 : (sum - 0.5) / Count;
        var variance = squares / (Count + 1);
        Count++;
        var weight = Math.Min(0.5, Math.Sqrt(2 * logTwoOverAlpha / (Count * SmallArguments.LogOnePlus(Count) * variance)));
        weights += weight;
        weighted += weight * value;
        penalty += (value - mean) * (value - mean) * (-SmallArguments.LogOnePlus(-weight) - weight);
        sum += value;
        var deviation = value - sum / (Count + 1);
        squares += deviation * deviation;
        Current = MeanInterval.Around(weighted / weights, (logTwoOverAlpha + penalty) / weights).ClipTo(Interval.Unit);
        return Current;
    }
}
