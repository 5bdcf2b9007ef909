using EvalKit.Checks;
using EvalKit.Corrections;
using EvalKit.Decisions;
using EvalKit.EarlyStopping;
using EvalKit.Gates;
using EvalKit.Metrics;
using EvalKit.Models;
using EvalKit.People;
using EvalKit.Suites;

namespace EvalKit.Results;

/// <summary>Computes everything that a summary says of a run's data. A pure function: the same data give the same numbers.</summary>
internal sealed class SummaryBuilder
{
    private readonly Suite _suite;
    private readonly RunData _run;
    private readonly MetricCalculator _calculator;
    private readonly Func<VariantData, BaselineSide?> _baselineOf;
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> _fingerprints;
    private readonly IReadOnlyList<GateRule> _gates;

    public SummaryBuilder(Suite suite, RunData run, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> fingerprints, Func<VariantData, BaselineSide?> baselineOf)
    {
        _suite = suite;
        _run = run;
        _fingerprints = fingerprints;
        _baselineOf = baselineOf;
        _gates = GateExpansion.Of(suite.Gates, run.Items);
        _calculator = new MetricCalculator(_run, _suite.Confidence, _suite.Seed);
    }

    /// <summary>Replaces the verdicts of gates that were decided while the run went on; null in a run that went to its end.</summary>
    public EarlyVerdicts? Early { get; init; }

    public Summary Build(DatasetSummary dataset, ExecutionSummary execution, bool stopped, bool cancelled)
    {
        var variants = new OrderedDictionary<string, VariantSummary>(StringComparer.Ordinal);
        foreach (var variant in _run.Variants)
            variants.Add(variant.Name, Summarise(variant));
        var family = new GateFamily(_run, _gates, _suite.Confidence, _suite.Seed, _baselineOf, _suite.Calibrations);
        List<(ComparisonRequest Request, BaselineSide Side)> requests = [.. family.Requests, .. Explored(), .. ExploredCorrections()];
        var comparisons = new Comparer(_run, _fingerprints, _suite.Confidence, _suite.Seed, _suite.AllowMissing, family.Proofs).Compare(requests);
        var gates = new GateEvaluator(_gates, _suite.AllowMissing, variants, comparisons, family.ComparisonOf, family.Proven).Evaluate();
        if (Early is not null)
            (gates, comparisons) = Early.Apply(gates, comparisons);
        var metrics = new RunMetrics(_run, _suite.Confidence, _suite.Seed, variants);
        var judges = JudgeSummary.Of(_suite, _run);
        var human = HumanTable.Of(_suite, metrics);
        var cells = CellCounts.Of(_run.Variants.SelectMany(v => v.Outcomes));
        var incomplete = stopped || cells.Missing > _suite.AllowMissing * cells.Planned;
        return new Summary
        {
            Suite = _suite.Name,
            Objective = _suite.Objective,
            Status = cancelled ? "cancelled" : incomplete ? "incomplete" : "complete",
            Verdict = Verdict(gates, incomplete || cancelled),
            Execution = execution,
            Dataset = _suite.Dataset.Production.Count == 0 ? dataset : dataset with { Mix = ProductionMix.Of(_suite, _run.Items, variants) },
            Cells = cells,
            Variants = variants,
            Comparisons = comparisons,
            Gates = gates,
            Findings = [.. new RunFindings(_suite, _run, variants, gates, comparisons, _baselineOf).All(), .. HeadroomFindings.Of(human ?? []), .. CalibrationFindings.Of(judges ?? []), .. DataFindings.Of(dataset.Profile)],
            Targets = TargetTable.Of(_suite, metrics),
            CostRatios = CostRatios(variants),
            Value = ValueTable.Of(_suite, metrics),
            Human = human,
            NeedsHuman = NeedsHumanResult.Of(_suite.NeedsHuman, _run),
            Judges = judges,
        };
    }

    /// <summary>What each variant costs beside the dearest, in suites that are about decisions.</summary>
    private List<CostRatio>? CostRatios(OrderedDictionary<string, VariantSummary> variants)
    {
        if (_suite is { Targets.Count: 0, Value: null, Pick: null } || variants.Where(v => v.Value.Cost.Per1000 is not null).OrderByDescending(v => v.Value.Cost.Per1000).Select(v => v.Key).FirstOrDefault() is not { } dearest)
            return null;
        var ratios = variants.Select(v => CostRatio.Between(v.Key, v.Value.Cost.Per1000, dearest, variants[dearest].Cost.Per1000)).OfType<CostRatio>().ToList();
        return ratios.Count == 0 ? null : ratios;
    }

    private static string Verdict(IReadOnlyList<GateResult> gates, bool incomplete) =>
        gates.Any(g => g.Outcome == Verdicts.Failed) ? Verdicts.Failed
        : incomplete || gates.Any(g => g.Outcome == Verdicts.Invalid) ? Verdicts.Invalid
        : gates.Any(g => g.Outcome == Verdicts.Inconclusive) ? Verdicts.Inconclusive
        : Verdicts.Passed;

    private VariantSummary Summarise(VariantData variant)
    {
        var all = SliceItems.Of(_run.Items, null);
        var metrics = new OrderedDictionary<string, MetricValue>(StringComparer.Ordinal);
        foreach (var scores in variant.Graders)
            foreach (var metric in scores.Definition.Metrics)
                metrics.Add($"{scores.Definition.Name}.{metric.Name}", _calculator.Compute(scores, metric, all));
        var slices = new OrderedDictionary<string, OrderedDictionary<string, MetricValue>>(StringComparer.Ordinal);
        foreach (var slice in SliceItems.All(_run.Items))
            slices.Add(slice.ToString(), SliceMetrics(variant, slice));
        return new VariantSummary
        {
            Baseline = variant.IsBaseline,
            Outcomes = CellCounts.Of(variant.Outcomes),
            Metrics = metrics,
            Corrected = _suite.Corrections.Count + _suite.Calibrations.Count == 0 ? null : new CorrectionTable(_run, _suite.Corrections, _suite.Seed) { Calibrations = _suite.Calibrations }.Of(variant, _suite.Confidence),
            Slices = slices,
            Details = Details(variant),
            Usage = variant.Usage,
            Cost = CostSummary.Of(variant, metrics["cost.per_1000"].Value),
            Latency = new LatencySummary(metrics["latency.p50"].Value, metrics["latency.p95"].Value, metrics["latency.p99"].Value, variant.Speed.FirstToken(0.50))
            {
                FirstTokenP95 = variant.Speed.FirstToken(0.95),
                FirstTokenP99 = variant.Speed.FirstToken(0.99),
                TokensPerSecondP50 = variant.Speed.TokensPerSecond(0.50),
            },
        };
    }

    private OrderedDictionary<string, MetricValue> SliceMetrics(VariantData variant, SliceKey slice)
    {
        var items = SliceItems.Of(_run.Items, slice);
        var metrics = new OrderedDictionary<string, MetricValue>(StringComparer.Ordinal);
        foreach (var scores in variant.Graders)
            foreach (var metric in scores.Definition.Metrics)
            {
                var name = $"{scores.Definition.Name}.{metric.Name}";
                var isHeadline = ReferenceEquals(metric, scores.Definition.Metrics[0]) && BuiltinMetrics.All.All(b => b.Name != scores.Definition.Name);
                if (isHeadline || _gates.Any(g => g.Metric == name && g.Slice == slice))
                    metrics.Add(name, _calculator.Compute(scores, metric, items));
            }
        return metrics;
    }

    private static OrderedDictionary<string, ClassificationDetails> Details(VariantData variant)
    {
        var details = new OrderedDictionary<string, ClassificationDetails>(StringComparer.Ordinal);
        foreach (var scores in variant.Graders.Where(g => g.Definition.HasLabels || g.Definition.Report is not null))
        {
            List<int> cells = [.. Enumerable.Range(0, scores.Count).Where(c => scores.OutcomeOf(c) == Outcome.Scored)];
            if (cells.Count == 0)
                continue;
            var columns = scores.Gather(cells);
            if (scores.Definition.Report is { } report)
            {
                details.Add(scores.Definition.Name, report(columns));
                continue;
            }
            var matrix = new int[columns.Labels.Count][];
            for (var i = 0; i < matrix.Length; i++)
                matrix[i] = new int[matrix.Length];
            for (var i = 0; i < cells.Count; i++)
                matrix[columns.Gold[i]][columns.Predicted[i]]++;
            var confusion = ConfusionMatrix.FromIndices(columns.Labels, columns.Gold, columns.Predicted);
            details.Add(scores.Definition.Name, new ClassificationDetails
            {
                Labels = columns.Labels,
                Matrix = matrix,
                PerClass = [.. columns.Labels.Select((label, i) => ClassReport.Of(label, confusion.Scores(i)))],
            });
        }
        return details;
    }

    /// <summary>What people would say of each headline metric that labels correct, over all items, where no gate asks for it.</summary>
    private IEnumerable<(ComparisonRequest Request, BaselineSide Side)> ExploredCorrections()
    {
        foreach (var variant in _run.Variants.Where(v => !v.IsBaseline))
            foreach (var correction in _suite.Corrections)
            {
                if (_baselineOf(variant) is not { } side || correction.Labels is null || variant.Grader(correction.Grader) is not { } scores || side.Variant.Grader(correction.Labels) is null)
                    continue;
                var metric = scores.Definition.Metrics.First(m => CorrectionRules.CanCorrect(m, variant.Grader(correction.Labels)!.Definition));
                var isGated = _gates.Any(g => g.Correction is not null && g.Kind == GateKind.AgainstBaseline && g.Metric == $"{scores.Definition.Name}.{metric.Name}" && g.Slice is null && (g.Variant is null || g.Variant == variant.Name));
                if (!isGated)
                    yield return (new ComparisonRequest(variant, scores.Definition.Name, metric, null, null, correction), side);
            }
    }

    /// <summary>The headline metric of every grader over all items and every slice, where no gate asks for it.</summary>
    private IEnumerable<(ComparisonRequest Request, BaselineSide Side)> Explored()
    {
        foreach (var variant in _run.Variants.Where(v => !v.IsBaseline))
        {
            if (_baselineOf(variant) is not { } side)
                continue;
            foreach (var scores in variant.Graders.Where(g => BuiltinMetrics.All.All(b => b.Name != g.Definition.Name)))
                foreach (var slice in SliceItems.All(_run.Items).Prepend(null))
                {
                    var metric = scores.Definition.Metrics[0];
                    var isGated = _gates.Any(g => g.Correction is null && g.Kind == GateKind.AgainstBaseline && g.Metric == $"{scores.Definition.Name}.{metric.Name}" && g.Slice == slice && (g.Variant is null || g.Variant == variant.Name));
                    if (!isGated)
                        yield return (new ComparisonRequest(variant, scores.Definition.Name, metric, slice, null), side);
                }
        }
    }
}
