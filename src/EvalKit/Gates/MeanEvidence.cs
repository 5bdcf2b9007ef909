using EvalKit.Results;
using EvalKit.Statistics;

namespace EvalKit.Gates;

/// <summary>Paired evidence on a mean over items: McNemar and Tango where every item passes or fails once, permutation and t otherwise.</summary>
internal sealed class MeanEvidence : PairedEvidence
{
    /// <value>The default value is 10,000 random sign patterns.</value>
    public const int Resamples = 10_000;

    private readonly double[] _differences;
    private readonly int[] _clusters;
    private readonly double[] _worst;
    private readonly double[] _best;
    private readonly int[] _allClusters;
    private readonly Interval _range;
    private readonly bool _isPassFail;
    private readonly long _seed;

    private MeanEvidence(double[] differences, int[] clusters, double[] worst, double[] best, int[] allClusters, Interval range, bool isPassFail, long seed)
    {
        _differences = differences;
        _clusters = clusters;
        _worst = worst;
        _best = best;
        _allClusters = allClusters;
        _range = range;
        _isPassFail = isPassFail;
        _seed = seed;
    }

    /// <summary>The evidence, or null when no pair is complete.</summary>
    public static MeanEvidence? Of(PairedSample sample, ItemValues candidate, ItemValues baseline, ColumnMean metric, long seed)
    {
        var known = sample.Pairs.Where(p => candidate.States[p.Candidate] != ItemState.Undefined && baseline.States[p.Baseline] != ItemState.Undefined).ToList();
        var complete = known.Where(p => IsPresent(candidate.States[p.Candidate]) && IsPresent(baseline.States[p.Baseline])).ToList();
        if (complete.Count == 0)
            return null;
        var differences = complete.ConvertAll(p => candidate.Mean[p.Candidate] - baseline.Mean[p.Baseline]).ToArray();
        var clusters = sample.Clusters(complete);
        var isPassFail = metric is { Scale: 1 } && metric.Range == MetricRanges.Unit && clusters.Length == 0
            && complete.TrueForAll(p => candidate.Mean[p.Candidate] is 0 or 1 && baseline.Mean[p.Baseline] is 0 or 1);
        var better = metric.HigherIsBetter ? 1 : -1;
        return new MeanEvidence(
            differences,
            clusters,
            known.ConvertAll(p => candidate.Low[p.Candidate] - baseline.High[p.Baseline]).ToArray(),
            known.ConvertAll(p => candidate.High[p.Candidate] - baseline.Low[p.Baseline]).ToArray(),
            sample.Clusters(known),
            metric.Range,
            isPassFail,
            seed)
        {
            N = complete.Count,
            MissingPairs = known.Count(p => candidate.States[p.Candidate] != ItemState.Present || baseline.States[p.Baseline] != ItemState.Present),
            BaselineValue = complete.Average(p => baseline.Mean[p.Baseline]),
            CandidateValue = complete.Average(p => candidate.Mean[p.Candidate]),
            Difference = differences.Average(),
            Wins = differences.Count(d => d * better > 0),
            Losses = differences.Count(d => d * better < 0),
            Ties = differences.Count(d => d == 0),
            PValue = isPassFail ? Binary(differences).McNemarMidP() : SignFlipPermutation.PValue(differences, clusters, Resamples, seed),
            Test = isPassFail ? "mcnemar-midp" : clusters.Length > 0 ? "cluster-sign-flip" : "sign-flip",
            Flips = FlipsOf(sample, complete, candidate, baseline, better),
        };
    }

    public override IntervalEstimate Interval(double level) => IntervalOf(_differences, _clusters, level);

    public override (IntervalEstimate Interval, double Difference) Completed(double level, bool worst)
    {
        var values = worst ? _worst : _best;
        return (IntervalOf(values, _allClusters, level), values.Average());
    }

    public override double MinimumDetectable(double level)
    {
        if (_isPassFail)
            return PassFailPower.MinimumDetectableDifference(Binary(_differences).Discordance, N, 1 - level);
        if (N < 2)
            return double.NaN;
        var error = _clusters.Length > 0 && _clusters.Distinct().Count() > 1 ? StandardError.Clustered(_differences, _clusters) : StandardError.OfMean(_differences);
        return NumericPower.MinimumDetectableDifference(error * Math.Sqrt(N), N, 1 - level);
    }

    private IntervalEstimate IntervalOf(double[] values, int[] clusterIds, double level) =>
        _isPassFail && Array.TrueForAll(values, v => v is -1 or 0 or 1)
            ? new IntervalEstimate(Binary(values).TangoInterval(level), IntervalMethods.Tango)
            : PairedMean.Recommended(values, clusterIds, _range, level, _seed);

    private static PairedBinary Binary(double[] differences) => new(differences.Count(d => d > 0), differences.Count(d => d < 0), differences.Length);

    private static bool IsPresent(ItemState state) => state >= ItemState.Partial;

    private static Flips FlipsOf(PairedSample sample, List<(int Candidate, int Baseline)> pairs, ItemValues candidate, ItemValues baseline, int better)
    {
        var changed = pairs
            .Select(p => (Pair: p, Change: better * (candidate.Mean[p.Candidate] - baseline.Mean[p.Baseline])))
            .Where(c => c.Change != 0)
            .ToList();
        var worsened = changed.Where(c => c.Change < 0).OrderBy(c => c.Change).ThenBy(c => c.Pair.Candidate).ToList();
        var improved = changed.Where(c => c.Change > 0).OrderByDescending(c => c.Change).ThenBy(c => c.Pair.Candidate).ToList();
        return new Flips(worsened.Count, improved.Count, [.. worsened.Take(Flips.Limit).Select(ToFlip)], [.. improved.Take(Flips.Limit).Select(ToFlip)]);

        Flip ToFlip(((int Candidate, int Baseline) Pair, double Change) c) =>
            new(sample.IdOf(c.Pair), baseline.Mean[c.Pair.Baseline], candidate.Mean[c.Pair.Candidate]);
    }
}
