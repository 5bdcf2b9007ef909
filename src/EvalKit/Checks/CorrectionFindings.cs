using EvalKit.Results;

namespace EvalKit.Checks;

/// <summary>Where a grader's scores part from what people say: a system can be good at pleasing its grader.</summary>
internal static class CorrectionFindings
{
    public static IEnumerable<Finding> Of(IReadOnlyDictionary<string, VariantSummary> variants, IReadOnlyList<Comparison> comparisons)
    {
        foreach (var (name, variant) in variants)
            foreach (var (metric, value) in variant.Corrected ?? [])
                if (value.BiasLow > 0)
                    yield return FindingCatalog.KinderThanPeople.Says($"{name}: {metric} is {value.Bias:0.####} above what people say of {value.Labels} outputs ({value.BiasLow:0.####} to {value.BiasHigh:0.####})");
        foreach (var corrected in comparisons.Where(c => c is { On: not null, Difference: not null }))
            if (comparisons.FirstOrDefault(c => c.On is null && c.Metric == corrected.Metric && c.Candidate == corrected.Candidate && c.Slice == corrected.Slice && c.Difference is not null) is { } raw && (raw.Difference < corrected.Low || raw.Difference > corrected.High))
                yield return FindingCatalog.FavoursVariant.Says($"{raw.Metric}: by the grader {raw.Candidate} differs from {raw.Baseline} by {raw.Difference:0.####}, by people's labels by {corrected.Difference:0.####} ({corrected.Low:0.####} to {corrected.High:0.####}): it favours {(raw.Difference > corrected.Difference ? raw.Candidate : raw.Baseline)}");
    }
}
