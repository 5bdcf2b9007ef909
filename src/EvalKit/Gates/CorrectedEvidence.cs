using EvalKit.Corrections;
using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Gates;

/// <summary>
/// Paired evidence on what people would say: the judge's differences on all items, corrected by people's on those where they graded both sides. A judge that
/// likes one side's style moves every difference the same way; the labels take that out, which a correction of each side by one sensitivity could not.
/// </summary>
internal sealed class CorrectedEvidence : PairedEvidence
{
    private readonly int[] _clusters;
    private readonly double[] _judgeCandidate;
    private readonly double[] _judgeBaseline;
    private readonly double[] _humanCandidate;
    private readonly double[] _humanBaseline;
    private readonly int[] _strata;
    private readonly long _seed;

    private CorrectedEvidence(int[] clusters, double[] judgeCandidate, double[] judgeBaseline, double[] humanCandidate, double[] humanBaseline, int[] strata, long seed)
    {
        _clusters = clusters;
        (_judgeCandidate, _judgeBaseline) = (judgeCandidate, judgeBaseline);
        (_humanCandidate, _humanBaseline) = (humanCandidate, humanBaseline);
        (_strata, _seed) = (strata, seed);
    }

    /// <summary>Pairs that people graded on both sides.</summary>
    public required int Labels { get; init; }

    /// <summary>How much the judge's differences count.</summary>
    public required double JudgeWeight { get; init; }

    public override bool HasBounds => true;

    /// <summary>The evidence, or why there is none.</summary>
    public static (CorrectedEvidence? Evidence, string? Problem) Of(PairedSample sample, (ItemValues Candidate, ItemValues Baseline) judge, (ItemValues Candidate, ItemValues Baseline) human, string? strata, double level, long seed)
    {
        var known = sample.Pairs.Where(p => judge.Candidate.States[p.Candidate] != ItemState.Undefined && judge.Baseline.States[p.Baseline] != ItemState.Undefined).ToList();
        var complete = known.FindAll(p => judge.Candidate.States[p.Candidate] >= ItemState.Partial && judge.Baseline.States[p.Baseline] >= ItemState.Partial);
        if (complete.Count == 0)
            return (null, null);
        double[] candidate = [.. complete.Select(p => judge.Candidate.Mean[p.Candidate])], baseline = [.. complete.Select(p => judge.Baseline.Mean[p.Baseline])];
        // A pair counts as labelled where people graded both sides: a single side says nothing of the difference.
        double[] humanCandidate = [.. complete.Select(p => human.Candidate.Mean[p.Candidate])], humanBaseline = [.. complete.Select(p => human.Baseline.Mean[p.Baseline])];
        double[] differences = [.. humanCandidate.Zip(humanBaseline, (c, b) => c - b)];
        var paired = CorrectedSample.Of([.. complete.Select(p => p.Candidate)], [.. candidate.Zip(baseline, (c, b) => c - b)], differences, sample.Table, strata);
        var clusters = sample.Clusters(complete);
        if (CorrectedMean.Of(paired.Judge, differences, paired.Strata, clusters, new Interval(-1, 1), level, seed) is not { } corrected)
            return (null, $"people graded too few pairs on both sides: {CorrectionTable.TooFew(paired)}");
        var labelled = differences.Where(d => !double.IsNaN(d)).ToList();
        // The baseline's value by its own labels, which need not have a partner; without enough of them the judge's.
        var value = CorrectedMean.Of(baseline, humanBaseline, [], clusters, Interval.Unit, level, seed)?.Value ?? baseline.Average();
        return (new CorrectedEvidence(clusters, candidate, baseline, humanCandidate, humanBaseline, paired.Strata, seed)
        {
            N = complete.Count,
            PlannedPairs = known.Count,
            MissingPairs = known.Count(p => judge.Candidate.States[p.Candidate] != ItemState.Present || judge.Baseline.States[p.Baseline] != ItemState.Present),
            BaselineValue = value,
            CandidateValue = value + corrected.Value,
            Difference = corrected.Value,
            Wins = labelled.Count(d => d > 0),
            Losses = labelled.Count(d => d < 0),
            Ties = labelled.Count(d => d == 0),
            PValue = corrected.PValue,
            Test = corrected.Method,
            Flips = Flips.None,
            Labels = corrected.Labels,
            JudgeWeight = corrected.JudgeWeight,
        }, null);
    }

    public override Contrast Contrast(double level, double factor, Completion completion)
    {
        var corrected = Corrected(level, factor);
        var value = corrected.Value;
        var contrast = new Contrast(corrected.Interval, corrected.Method, value, BaselineValue);
        if (completion == Completion.None || MissingPairs == 0)
            return contrast;
        // Each missing pair could be as far to one side as scores reach.
        var range = Range(factor);
        var (share, end) = ((double)MissingPairs / PlannedPairs, completion == Completion.Lowest ? range.Low : range.High);
        double With(double observed) => (1 - share) * observed + share * end;
        return contrast with { Interval = new Interval(With(corrected.Interval.Low), With(corrected.Interval.High)), Value = With(value) };
    }

    public override double MinimumDetectable(double level)
    {
        var corrected = Corrected(level, 1);
        return corrected.StandardError > 0 ? NumericPower.MinimumDetectableDifference(corrected.StandardError * Math.Sqrt(N), N, 1 - level) : double.NaN;
    }

    public override string? WouldNarrow(double level, double share) => Corrected(level, 1).LabelsFor(share) is { } labels && labels > Labels
        ? FormattableString.Invariant($"about {labels - Labels} more pairs graded by people on both sides, if the difference stays")
        : null;

    private CorrectedMean Corrected(double level, double factor) => CorrectedMean.Of(
        [.. _judgeCandidate.Zip(_judgeBaseline, (c, b) => c - factor * b)],
        [.. _humanCandidate.Zip(_humanBaseline, (c, b) => c - factor * b)],
        _strata, _clusters, Range(factor), level, _seed)!.Value;

    private static Interval Range(double factor) => new(-Math.Max(0, factor), 1 - Math.Min(0, factor));
}
