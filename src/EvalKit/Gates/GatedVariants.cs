using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Gates;

/// <summary>Which variants a gate is about: the one it names, else every one that is no baseline, else the baseline alone where there is nothing else.</summary>
internal static class GatedVariants
{
    public static IEnumerable<string> Of(GateRule rule, IReadOnlyDictionary<string, VariantSummary> variants) =>
        Of(rule, variants.Select(v => (v.Key, v.Value.Baseline)));

    public static IEnumerable<string> Of(GateRule rule, IEnumerable<(string Name, bool IsBaseline)> variants)
    {
        var all = variants.ToList();
        if (rule.Variant is not null)
            return all.Where(v => v.Name == rule.Variant).Select(v => v.Name);
        var candidates = all.Where(v => !v.IsBaseline).Select(v => v.Name).ToList();
        return candidates.Count > 0 ? candidates : all.Select(v => v.Name);
    }
}
