namespace EvalKit.Statistics;

/// <summary>The three-state non-inferiority rule.</summary>
public static class NonInferiority
{
    /// <summary>
    /// Failed if High &lt; 0 and difference &lt;= -margin; passed if Low &gt; -margin; otherwise inconclusive. The three never overlap.
    /// </summary>
    /// <param name="interval">Two-sided interval of candidate minus baseline, oriented so that higher is better.</param>
    /// <param name="difference">The estimate, inside the interval.</param>
    /// <param name="margin">The largest drop that is tolerated, 0 or more. With 0 a pass needs proof of improvement.</param>
    /// <returns>The verdict; inconclusive if a number is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The margin is negative or not finite.</exception>
    public static ThreeStateVerdict Decide(Interval interval, double difference, double margin)
    {
        if (!(margin >= 0) || double.IsInfinity(margin))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is a finite number of 0 or more.");
        if (interval.High < 0 && difference <= -margin)
            return ThreeStateVerdict.Failed;
        return interval.Low > -margin && interval.High >= interval.Low && difference > -margin
            ? ThreeStateVerdict.Passed
            : ThreeStateVerdict.Inconclusive;
    }
}
