using EvalKit.Gates;
using EvalKit.Graders;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Checks;

/// <summary>What a reader of a run should know besides the numbers.</summary>
internal sealed class RunFindings(Suite suite, RunData run, IReadOnlyDictionary<string, VariantSummary> variants, IReadOnlyList<GateResult> gates, IReadOnlyList<Comparison> comparisons, Func<VariantData, BaselineSide?> baselineOf)
{
    public IReadOnlyList<Finding> All() =>
    [
        .. OfGates(),
        .. run.Variants.SelectMany(OfOutcomes),
        .. comparisons.Where(c => c.BaselineSource == BaselineSide.Accepted).DistinctBy(c => c.Candidate).SelectMany(ComparisonFindings.Of),
        .. run.Variants.SelectMany(v => MissingnessFindings.Of(v, run, v.IsBaseline ? null : baselineOf(v))),
        .. run.Variants.SelectMany(v => ServedModels(v)),
        .. run.Variants.SelectMany(CachedCounts),
        .. run.Variants.SelectMany(v => ScoreFindings.Of(v, variants[v.Name])),
        .. suite.Variants.Where(v => variants.ContainsKey(v.Name)).SelectMany(NotSent),
        .. run.Variants.Where(v => v.EstimatedCalls > 0).Select(v => FindingCatalog.EstimatedUsage.Says($"{v.Name}: the tokens of {v.EstimatedCalls} of {v.Calls} calls are estimated, because the server did not count them")),
        .. LabelFindings.Of(variants),
        .. JudgeFindings.Of(suite, run),
        .. CorrectionFindings.Of(variants, comparisons),
    ];

    private IEnumerable<Finding> OfGates()
    {
        if (suite.Gates.Count == 0)
            yield return FindingCatalog.NoGates.Says($"the suite has no gates: nothing can fail");
        if (gates.Any(g => g is { Against: not null, Comparison: null }))
            yield return FindingCatalog.NoBaseline.Says($"a gate compares with the baseline, and there is none yet: accept a run with `evalkit baseline accept`");
        foreach (var grader in suite.Graders.Where(g => GraderCatalog.Types.TryGetValue(g.Definition.Type, out var type) && type.IsWeakProxy))
            yield return FindingCatalog.WeakProxy.Says($"{grader.Definition.Name}: {grader.Definition.Type} is a weak proxy of quality; read it beside a grader of what the answers say");
        foreach (var grader in suite.Graders)
            foreach (var hint in grader.Hints)
                yield return FindingCatalog.GraderHint.Says($"grader '{grader.Definition.Name}': {hint}");
        foreach (var gate in gates)
        {
            if (gate.Comparison is { } noisy && comparisons[noisy] is { NoiseFloor: { } noise, MarginValue: > 0 and var tolerated } && noise > tolerated)
                yield return FindingCatalog.BelowNoise.Says($"{Name(gate)}: two runs of the baseline differ by up to {noise:0.####}, the margin is {tolerated:0.####}");
            if (gate.Tolerated > 0)
                yield return FindingCatalog.AllowanceUsed.Says($"{Name(gate)}: {gate.Outcome}, and {gate.Tolerated} items without an outcome could have made it another verdict");
            if (gate is { Outcome: Verdicts.Inconclusive, Comparison: { } index, MinimumDetectable: { } detectable } && comparisons[index].MarginValue is { } margin and > 0 && detectable > margin)
                yield return FindingCatalog.TooSmall.Says($"{Name(gate)}: {gate.N} items detect a difference of {detectable:0.####} with power 0.8, the margin is {margin:0.####}: about {(long)Math.Ceiling(gate.N!.Value * (detectable / margin) * (detectable / margin))} items would detect the margin");
        }
    }

    private static string Name(GateResult gate) =>
        $"gate {gate.Metric}{(gate.Slice is { Count: > 0 } slice ? $" [{slice.GetAt(0).Key}={slice.GetAt(0).Value}]" : "")} of {gate.Variant}";

    private IEnumerable<Finding> OfOutcomes(VariantData variant)
    {
        var missing = variant.Outcomes.Count(o => o != Outcome.Scored);
        if (missing > 0)
            yield return FindingCatalog.MissingScores.Says($"{variant.Name}: {missing} of {variant.Outcomes.Length} cells have no score; they are counted, not dropped");
        foreach (var (kind, count) in variant.Failures)
            yield return FindingCatalog.Failures.Says($"{variant.Name}: {count} of {variant.Outcomes.Length} cells {Failure(variant.Name, kind)}");
        foreach (var (model, count) in variant.Fallbacks)
            yield return FindingCatalog.Fallback.Says($"{variant.Name}: {count} of {variant.Outcomes.Length} cells were answered by its fallback '{model}'");
    }

    private static IEnumerable<Finding> NotSent(Variant variant) =>
        from step in variant.Steps
        from model in step.Model.Fallbacks.Prepend(step.Model)
        let notSent = step.NotSentTo(model)
        where notSent.Count > 0
        select FindingCatalog.NotSent.Says($"{variant.Name}: model '{model.Name}' ({model.Provider}) takes no {string.Join(", no ", notSent)}: left out of its requests");

    /// <summary>Each step's model may answer under one name.</summary>
    private IEnumerable<Finding> ServedModels(VariantData variant)
    {
        var expected = suite.Variants.FirstOrDefault(v => v.Name == variant.Name)?.Steps.SelectMany(s => s.Model.Fallbacks.Prepend(s.Model)).Select(m => m.Name).Distinct(StringComparer.Ordinal).Count() ?? variant.ServedModels.Count;
        if (variant.ServedModels.Count > expected)
            yield return FindingCatalog.ServedModel.Says($"{variant.Name}: {variant.ServedModels.Count} model versions answered within this run: {string.Join(", ", variant.ServedModels)}");
    }

    private static IEnumerable<Finding> CachedCounts(VariantData variant)
    {
        if (variant.ImpossibleCacheCounts > 0)
            yield return FindingCatalog.CachedCount.Says($"{variant.Name}: {variant.ImpossibleCacheCounts} answers report a number of cached tokens that is not 1,024 plus steps of 128: their cost is in doubt");
    }

    private string Failure(string variant, string kind) => kind switch
    {
        "not_recorded" when suite.Variants.Any(v => v.Name == variant && v.Steps.Any(s => s.Model.Provider == "recorded")) =>
            "have no recorded answer: the file of recorded outputs lacks their items",
        "not_recorded" => "have no recorded answer, and calls were forbidden: run with --responses auto, or name recorded files under `responses`",
        "budget" => "were not run: the budget was used up before; a run with a higher budget pays for nothing twice",
        _ => $"failed: {kind.Replace('_', ' ')}",
    };
}
