using System.Text.Json.Serialization;
using EvalKit.Results;

namespace EvalKit.People;

/// <summary>How many answers of a run are for people to look at, and why.</summary>
public sealed record NeedsHumanResult
{
    /// <summary>Answers that one rule holds for, or several, by variant in suite order.</summary>
    public required OrderedDictionary<string, int> Variants { get; init; }

    /// <summary>Each rule by itself, in suite order.</summary>
    public required IReadOnlyList<NeedsHumanCount> Rules { get; init; }

    /// <summary>The counts of a run; null where nothing is for people.</summary>
    internal static NeedsHumanResult? Of(IReadOnlyList<NeedsHumanRule> rules, RunData run)
    {
        if (rules.Count == 0)
            return null;
        var all = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        var counts = rules.Select(r => new NeedsHumanCount { Rule = r.Text, Reason = r.Reason, Variants = new OrderedDictionary<string, int>(StringComparer.Ordinal) }).ToList();
        foreach (var variant in run.Variants)
        {
            all.Add(variant.Name, Cells(rules, run, variant).Count());
            for (var i = 0; i < rules.Count; i++)
                counts[i].Variants.Add(variant.Name, Cells([rules[i]], run, variant).Count());
        }
        return new NeedsHumanResult { Variants = all, Rules = counts };
    }

    /// <summary>The cells of a variant that a rule holds for.</summary>
    internal static IEnumerable<int> Cells(IReadOnlyList<NeedsHumanRule> rules, RunData run, VariantData variant) =>
        Enumerable.Range(0, variant.Outcomes.Length).Where(cell => rules.Any(r => r.Holds(run, variant, cell)));
}

/// <summary>How many answers one rule holds for.</summary>
public sealed record NeedsHumanCount
{
    /// <summary>The rule, such as <c>order below 1</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Why, in the suite's words, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>By variant, in suite order.</summary>
    public required OrderedDictionary<string, int> Variants { get; init; }
}
