namespace EvalKit.Statistics;

/// <summary>Win rate over pairs of about equal length alone: what a judge prefers where length cannot be the reason.</summary>
/// <param name="WinRate">Mean preference of the matched pairs; NaN without any.</param>
/// <param name="Interval">Its interval; nearly the whole range with few pairs.</param>
/// <param name="Pairs">Number of matched pairs.</param>
public readonly record struct LengthMatchedWinRate(double WinRate, IntervalEstimate Interval, int Pairs)
{
    /// <value>The default value is 0.1: the longer answer is at most a ninth longer than the shorter one.</value>
    public const double Tolerance = 0.1;

    /// <summary>Keeps the pairs whose lengths differ by at most a share of the longer one.</summary>
    /// <param name="preferences">For each pair the preference for the candidate, in [0, 1].</param>
    /// <param name="candidateLengths">Length of the candidate's answer, 0 or more.</param>
    /// <param name="baselineLengths">Length of the baseline's answer.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="seed">Seed of a bootstrap, where the interval is one.</param>
    /// <param name="tolerance">The share, in [0, 1).</param>
    public static LengthMatchedWinRate Of(
        ReadOnlySpan<double> preferences,
        ReadOnlySpan<double> candidateLengths,
        ReadOnlySpan<double> baselineLengths,
        double level,
        long seed,
        double tolerance = Tolerance)
    {
        Guard.SameLength(preferences.Length, candidateLengths.Length, nameof(candidateLengths));
        Guard.SameLength(preferences.Length, baselineLengths.Length, nameof(baselineLengths));
        Guard.Finite(candidateLengths, nameof(candidateLengths));
        Guard.Finite(baselineLengths, nameof(baselineLengths));
        var matched = new List<double>();
        for (var i = 0; i < preferences.Length; i++)
        {
            var longer = Math.Max(candidateLengths[i], baselineLengths[i]);
            if (Math.Abs(candidateLengths[i] - baselineLengths[i]) <= tolerance * longer)
                matched.Add(preferences[i]);
        }

        var kept = matched.ToArray();
        return new(kept.Length == 0 ? double.NaN : Moments.Mean(kept), MeanInterval.Recommended(kept, [], Statistics.Interval.Unit, level, seed), kept.Length);
    }
}
