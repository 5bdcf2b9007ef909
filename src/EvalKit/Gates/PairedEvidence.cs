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

    /// <summary>The interval of the difference on the complete pairs.</summary>
    public abstract IntervalEstimate Interval(double level);

    /// <summary>The interval and the difference if every missing pair had gone against the candidate, or for it.</summary>
    public abstract (IntervalEstimate Interval, double Difference) Completed(double level, bool worst);

    /// <summary>The difference that so many pairs detect with power 0.8 at the level.</summary>
    public abstract double MinimumDetectable(double level);

    /// <summary>What a completion is when a missing outcome has no worst or best value.</summary>
    protected static (IntervalEstimate Interval, double Difference) Unbounded(bool worst)
    {
        var limit = worst ? double.NegativeInfinity : double.PositiveInfinity;
        return (new IntervalEstimate(new Interval(limit, limit), IntervalMethods.None), limit);
    }
}
