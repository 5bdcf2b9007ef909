using EvalKit.People;

namespace EvalKit.Reporting.Text;

/// <summary>How many answers of each variant are for people to look at, in lines.</summary>
public static class NeedsHumanSentence
{
    /// <summary>One line a variant, without a full stop.</summary>
    public static IEnumerable<string> Of(NeedsHumanResult result) => result.Variants.Select(v =>
        $"{v.Key}: {(v.Value == 0 ? "no answer needs" : v.Value == 1 ? "1 answer needs" : $"{Numbers.Count(v.Value)} answers need")} a person{Why(result, v.Key)}");

    private static string Why(NeedsHumanResult result, string variant)
    {
        var rules = result.Rules.Where(r => r.Variants[variant] > 0).Select(r => $"{r.Rule}: {Numbers.Count(r.Variants[variant])}{(r.Reason is null ? "" : $", {r.Reason}")}").ToList();
        return rules.Count == 0 ? "" : $" ({string.Join("; ", rules)})";
    }
}
