using System.Globalization;
using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Statistics;
using EvalKit.Suites;

namespace EvalKit.Decisions;

/// <summary>
/// Picks a variant of one run or of several over the same items: hard limits first, then the gate on the metric, then everything that the paired comparison
/// does not show to be worse than the best, and of that the cheapest, of equally cheap ones the fastest.
/// </summary>
public sealed class Picker
{
    private const string LatencyShown = "latency.p95";

    private readonly IReadOnlyList<RecordedRun> _runs;
    private readonly IReadOnlyList<QuarantineResult> _quarantine;
    private readonly PickRule _rule;

    /// <param name="runs">At least one run; each has the metrics that the rule names.</param>
    /// <param name="rule">How to pick.</param>
    public Picker(IReadOnlyList<RecordedRun> runs, PickRule rule)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0)
            throw new ArgumentException("There is no run to pick from.", nameof(runs));
        _quarantine = [.. runs.SelectMany(r => r.QuarantineResults)];
        _runs = [.. runs.Select(r => r.Without(r.Quarantine))];
        _rule = rule;
    }

    /// <summary>The metrics that a rule needs and a run does not have.</summary>
    public static IReadOnlyList<string> MissingMetrics(RecordedRun run, PickRule rule)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rule);
        return [.. rule.HardLimits.Select(l => l.Metric).Prepend(rule.Metric).Distinct(StringComparer.Ordinal).Where(m => run.Data.Variants[0].Metric(m) is null)];
    }

    /// <summary>The choice.</summary>
    public PickResult Pick()
    {
        List<Contender> all = [.. _runs.SelectMany(run => run.Data.Variants, (run, variant) => Enter(run, variant))];
        var left = all.FindAll(c => HoldsLimits(c));
        left = left.FindAll(c => HoldsGate(c, left.Count));
        var best = left.MaxBy(c => c.Accuracy.Value!.Value * (c.Accuracy.HigherIsBetter ? 1 : -1));
        if (best is not null)
            left = KeepComparable(best, [.. left.Where(c => c != best)]);
        List<Contender> ranked = [.. left.OrderBy(c => c.Cost ?? double.PositiveInfinity).ThenBy(c => c.Latency ?? double.PositiveInfinity).ThenBy(c => c == best ? 0 : 1)];
        foreach (var kept in ranked)
            kept.Say(PickStates.Kept, kept == best ? "the best of those that qualify" : NotWorse(kept));
        var picked = ranked.FirstOrDefault();
        if (picked is not null)
            picked.State = PickStates.Picked;
        var ratio = picked is null ? null : Ratio(picked, best!, all);
        return new PickResult
        {
            Picked = picked?.Name,
            Reason = picked is null ? NobodyQualifies(all) : Words(picked, best!, ranked, ratio),
            Metric = _rule.Metric,
            Gate = _rule.Gate?.Text,
            Source = _rule.Source,
            Within = _rule.Within,
            HardLimits = [.. _rule.HardLimits.Select(l => $"{l.Metric}{(l.Slice is null ? "" : $" [{l.Slice}]")} {l.Text}")],
            Candidates = [.. ranked.Concat(all.Where(c => !ranked.Contains(c))).Select(c => c.Result())],
            CostRatio = ratio,
            Quarantine = _quarantine.Count == 0 ? null : _quarantine,
        };
    }

    private Contender Enter(RecordedRun run, VariantData variant)
    {
        var metrics = new RunMetrics(run.Data, run.Confidence, run.Seed);
        return new Contender(run, variant, _runs.Count == 1 ? variant.Name : $"{run.RunId}/{variant.Name}", metrics.Value(variant, _rule.Metric, null))
        {
            Cost = CostSummary.Of(variant, metrics.Value(variant, BuiltinMetrics.CostName + ".per_1000", null).Value).Per1000,
            Latency = metrics.Value(variant, LatencyShown, null).Value,
        };
    }

    /// <summary>By the values: a limit is about what was observed. What is not known holds no limit.</summary>
    private bool HoldsLimits(Contender contender)
    {
        foreach (var limit in _rule.HardLimits)
        {
            var tick = TargetTable.Tick(limit, new RunMetrics(contender.Run.Data, contender.Run.Confidence, contender.Run.Seed).Value(contender.Variant, limit.Metric, limit.Slice), contender.Run.AllowMissing);
            if (tick.Outcome != TargetTick.Met)
                return contender.Say(PickStates.OverLimit, $"hard limit {limit.Metric} {limit.Text}: {(tick.Outcome == TargetTick.Unknown ? "cannot be checked, " : "")}{tick.Reason}");
        }
        return true;
    }

    private bool HoldsGate(Contender contender, int contenders)
    {
        if (contender.Accuracy.Value is null)
            return contender.Say(PickStates.BelowGate, "there is no scored item");
        if (_rule.Gate is not { } gate)
            return true;
        var byValue = new ThresholdVerdict(gate with { NeedsInterval = false }, contender.Accuracy, contender.Run.AllowMissing).Decide();
        if (gate.NeedsInterval)
            contender.Accuracy = new RunMetrics(contender.Run.Data, 1 - (1 - contender.Run.Confidence) / contenders, contender.Run.Seed).Value(contender.Variant, gate.Metric, null);
        var (outcome, reason, wouldDecide, _) = new ThresholdVerdict(gate, contender.Accuracy, contender.Run.AllowMissing).Decide();
        return outcome == Verdicts.Passed || contender.Say(PickStates.BelowGate, outcome switch
        {
            Verdicts.Inconclusive when byValue.Outcome == Verdicts.Passed => $"holds {gate.Text.Replace(GateRule.ByWholeInterval, "", StringComparison.Ordinal)} by its value and not by the whole interval: {reason}. Would decide it: {wouldDecide}",
            Verdicts.Invalid => $"{gate.Text}: {reason}",
            _ => $"does not hold {gate.Text}: {reason}",
        });
    }

    /// <summary>The best, and what its paired comparison with it does not show to be worse; with a margin what it shows to be within it.</summary>
    private List<Contender> KeepComparable(Contender best, List<Contender> others)
    {
        var kept = new List<Contender> { best };
        var level = 1 - (1 - best.Run.Confidence) / Math.Max(1, others.Count);
        var comparisons = others.ConvertAll(c => Compare(c, best, level));
        var adjusted = Multiplicity.Holm([.. comparisons.Select(c => c.PValue ?? 1)]);
        for (var i = 0; i < others.Count; i++)
        {
            var comparison = comparisons[i];
            others[i].AgainstBest = new PickComparison(best.Name, comparison.Difference, comparison.Low, comparison.High, level, comparison.PValue is null ? null : adjusted[i], comparison.N);
            if (comparison.Difference is not { } difference)
                others[i].Say(PickStates.NotComparable, comparison.Reason);
            else if (_rule.Within is { } within && comparison.Verdict != Verdicts.Passed)
                others[i].Say(PickStates.Worse, Text($"is not shown to be within {within} of {best.Name}: {Show(comparison)}"));
            else if (_rule.Within is null && difference != 0 && difference < 0 == comparison.HigherIsBetter && adjusted[i] <= 1 - best.Run.Confidence)
                others[i].Say(PickStates.Worse, Text($"is worse than {best.Name} on the same items: {Show(comparison)}"));
            else
                kept.Add(others[i]);
        }
        return kept;
    }

    private Comparison Compare(Contender contender, Contender best, double level)
    {
        var (scores, metric) = contender.Variant.Metric(_rule.Metric)!.Value;
        var side = new BaselineSide(best.Run.Data, best.Variant, contender.Run == best.Run ? BaselineSide.SameRun : BaselineSide.OtherRun, null);
        return new Comparer(contender.Run.Data, contender.Run.Fingerprints, level, contender.Run.Seed, contender.Run.AllowMissing)
            .Compare([(new ComparisonRequest(contender.Variant, scores.Definition.Name, metric, null, _rule.Within is { } within ? new GateTerms(within) : null), side)])[0];
    }

    /// <summary>Beside the best, which would be taken without looking at cost; where that is the picked one, beside the dearest.</summary>
    private static CostRatio? Ratio(Contender picked, Contender best, List<Contender> all)
    {
        var other = picked != best ? best : all.Where(c => c.Cost is not null).MaxBy(c => c.Cost)!;
        return other is null ? null : CostRatio.Between(picked.Name, picked.Cost, other.Name, other.Cost);
    }

    private string NotWorse(Contender kept) => kept.AgainstBest is not { } against ? "" : _rule.Within is { } within
        ? Text($"is shown to be within {within} of {against.Best}: {Show(against)}")
        : Text($"is not shown to be worse than {against.Best}: {Show(against)}{(kept.Accuracy.HigherIsBetter ? against.Low < 0 ? Text($"; it could be worse by {-against.Low:0.####}") : "" : against.High > 0 ? Text($"; it could be worse by {against.High:0.####}") : "")}");

    private string Words(Contender picked, Contender best, List<Contender> ranked, CostRatio? ratio)
    {
        var gate = _rule.Gate is { } rule ? $"{(ranked.Count == 1 ? "holds" : "hold")} {_rule.Metric} {rule.Text}" : $"{(ranked.Count == 1 ? "has" : "have")} a value of {_rule.Metric}";
        var why = ranked.Count == 1 ? $"the only one that qualifies: it {gate}"
            : $"{(picked.Cost is null ? $"the fastest as far as known, no cost being known," : ranked[1].Cost == picked.Cost ? "the fastest of the cheapest" : "the cheapest")} of {Text($"{ranked.Count}")} that {gate} and are not {(_rule.Within is null ? "shown to be worse than" : Text($"further than {_rule.Within} from"))} the best ({best.Name}, {Text($"{best.Accuracy.Value:0.####}")})";
        var unknown = picked.Cost is not null && ranked.Exists(c => c.Cost is null) ? $"; the cost of {string.Join(", ", ranked.Where(c => c.Cost is null).Select(c => c.Name))} is not known" : "";
        return $"{picked.Name}: {why}{unknown}{(ratio is null ? "" : $"; it costs {ratio}")}";
    }

    private string NobodyQualifies(List<Contender> all)
    {
        var over = all.Count(c => c.State == PickStates.OverLimit);
        var below = all.Count(c => c.State == PickStates.BelowGate);
        var open = all.Where(c => c.State == PickStates.BelowGate && c.Reason.Contains(" by its value and not ", StringComparison.Ordinal)).Select(c => c.Name).ToList();
        return Text($"no variant qualifies: {over} of {all.Count} dropped by hard limits, {below} by {_rule.Metric} {_rule.Gate?.Text}")
            + (open.Count == 0 ? "" : $". {string.Join(", ", open)} would by the value alone (--proof point), which luck may explain");
    }

    private static string Show(Comparison comparison) => Show(comparison.Difference, comparison.Low, comparison.High, comparison.Level, comparison.N);

    private static string Show(PickComparison comparison) => Show(comparison.Difference, comparison.Low, comparison.High, comparison.Level, comparison.N);

    private static string Show(double? difference, double? low, double? high, double level, int n) =>
        Text($"difference {difference:+0.####;-0.####;0} ({level * 100:0.##} % interval {low:+0.####;-0.####;0} to {high:+0.####;-0.####;0}), n {n}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
