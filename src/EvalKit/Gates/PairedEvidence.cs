using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Gates;

/// <summary>
/// What the data say of one difference, before a level is chosen: the test is made first, because Holm's procedure sets the level of the interval from
/// all tests of the family.
/// </summary>
internal abstract class PairedEvidence
{
    /// <summary>Complete pairs.</summary>
    public required int N { get; init; }

    /// <summary>Pairs for which the metric is defined: complete ones and those that lack an outcome.</summary>
    public required int PlannedPairs { get; init; }

    /// <summary>Pairs that lack an outcome on either side, some repeats of it or all.</summary>
    public required int MissingPairs { get; init; }

    public required double BaselineValue { get; init; }

    public required double CandidateValue { get; init; }

    /// <summary>Candidate minus baseline.</summary>
    public required double Difference { get; init; }

    public required double PValue { get; init; }

    /// <summary>The name of the test.</summary>
    public required string Test { get; init; }

    public required int Wins { get; init; }

    public required int Losses { get; init; }

    public required int Ties { get; init; }

    public required Flips Flips { get; init; }

    /// <summary>Candidate minus <paramref name="factor"/> times baseline, with its interval.</summary>
    /// <param name="level">The level of the interval.</param>
    /// <param name="factor">1 for the difference.</param>
    /// <param name="completion">What missing outcomes are taken to have been.</param>
    public abstract Contrast Contrast(double level, double factor, Completion completion);

    /// <summary>The difference that so many pairs detect with power 0.8 at the level.</summary>
    public abstract double MinimumDetectable(double level);

    /// <summary>Whether a missing outcome has a worst and a best value, so that a verdict can be held against both.</summary>
    public abstract bool HasBounds { get; }

    /// <summary>
    /// How many repeats of each item on both sides would shrink the interval's width to the given share, or null where repeats were not measured or
    /// cannot do it because the spread lies between items.
    /// </summary>
    public virtual int? RepeatsFor(double share) => null;

    /// <summary>What else would shrink the interval's width to the given share, in words; null where only more items do.</summary>
    /// <param name="level">The level of the interval.</param>
    /// <param name="share">The share of the width, in (0, 1).</param>
    public virtual string? WouldNarrow(double level, double share) => null;
}
