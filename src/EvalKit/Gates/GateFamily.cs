using EvalKit.Corrections;
using EvalKit.JudgeChecks;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Gates;

/// <summary>
/// The gates of a suite that are tests and so share one error: comparisons with the baseline, and thresholds that need the whole interval. A threshold has
/// its equal share (Bonferroni), the comparisons divide the rest by Holm's procedure.
/// </summary>
internal sealed class GateFamily
{
    private readonly RunData _run;
    private readonly double _level;
    private readonly long _seed;
    private readonly IReadOnlyDictionary<string, CalibrationRecord> _calibrations;
    private readonly List<(ComparisonRequest Request, BaselineSide Side)> _requests = [];
    private readonly Dictionary<(GateRule Rule, string Variant), int> _indexes = [];

    /// <param name="run">The run.</param>
    /// <param name="gates">The gates, those on every slice written out.</param>
    /// <param name="level">The suite's level.</param>
    /// <param name="seed">The suite's seed.</param>
    /// <param name="baselineOf">What a candidate is compared with, or null.</param>
    /// <param name="calibrations">What judges were found to be worth, by grader; null for nothing.</param>
    public GateFamily(RunData run, IReadOnlyList<GateRule> gates, double level, long seed, Func<VariantData, BaselineSide?> baselineOf, IReadOnlyDictionary<string, CalibrationRecord>? calibrations = null)
    {
        _calibrations = calibrations ?? new Dictionary<string, CalibrationRecord>(StringComparer.Ordinal);
        _run = run;
        _level = level;
        _seed = seed;
        List<(string Name, bool IsBaseline)> variants = [.. run.Variants.Select(v => (v.Name, v.IsBaseline))];
        Proofs = gates.Where(g => g.NeedsInterval).Sum(g => GatedVariants.Of(g, variants).Count());
        var candidates = run.Variants.Where(v => !v.IsBaseline).Select(v => (Variant: v, Side: baselineOf(v))).Where(c => c.Side is not null).ToList();
        foreach (var gate in gates.Where(g => g.Kind == GateKind.AgainstBaseline))
            foreach (var (variant, side) in candidates.Where(c => gate.Variant is null || gate.Variant == c.Variant.Name))
                if (_indexes.TryAdd((gate, variant.Name), _requests.Count))
                {
                    var (scores, metric) = variant.Metric(gate.Metric)!.Value;
                    _requests.Add((new ComparisonRequest(variant, scores.Definition.Name, metric, gate.Slice, GateTerms.Of(gate), gate.Correction), side!));
                }
    }

    /// <summary>The comparisons that gates ask for.</summary>
    public IReadOnlyList<(ComparisonRequest Request, BaselineSide Side)> Requests => _requests;

    /// <summary>How many thresholds need their whole interval.</summary>
    public int Proofs { get; }

    /// <summary>Which of the comparisons a gate on a variant rests on; null without a baseline.</summary>
    public int? ComparisonOf(GateRule rule, string variant) => _indexes.TryGetValue((rule, variant), out var index) ? index : null;

    /// <summary>The metric of a threshold at the level of its share of the error; of a corrected one that needs no interval at the suite's level.</summary>
    public MetricValue Proven(GateRule rule, string variant)
    {
        var level = 1 - (1 - _level) / Math.Max(1, Proofs + _requests.Count);
        var data = _run.Variants.First(v => v.Name == variant);
        var (scores, metric) = data.Metric(rule.Metric)!.Value;
        if (rule.Correction is { } correction)
            return new CorrectionTable(_run, [correction], _seed) { Calibrations = _calibrations }.Metric(data, correction, (ColumnMean)metric, rule.Slice, rule.NeedsInterval ? level : _level);
        return new MetricCalculator(_run, level, _seed).Compute(scores, metric, SliceItems.Of(_run.Items, rule.Slice));
    }
}
