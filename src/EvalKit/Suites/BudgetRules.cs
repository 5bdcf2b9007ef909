using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads a suite's budget and finds what keeps it from being kept.</summary>
internal static class BudgetRules
{
    public static Key Shape { get; } = new("budget", new ObjectShape(
        new Key("warn", new NumberShape(0, 1_000_000), "US dollars at which a run warns.", Example: "2.00"),
        new Key("stop", new NumberShape(0, 1_000_000), "US dollars that a run does not pass: it ends with exit code 3 before, and what it has finished is kept.", Example: "5.00")),
        "What one run may spend. A model whose price is unknown then stops the run before it begins.");

    public static SpendingLimit Read(YamlValue? budget, ProblemList problems)
    {
        var (warn, stop) = (budget.Decimal("warn"), budget.Decimal("stop"));
        if (budget is { Kind: YamlKind.Map } && warn is null && stop is null)
            problems.Add(budget, "budget needs 'warn', 'stop' or both, in US dollars");
        if (warn > stop)
            problems.Add(budget!["warn"]!, "warn lies above stop: the run would end before it warns");
        return warn is null && stop is null ? SpendingLimit.None : new SpendingLimit(warn, stop);
    }

    /// <summary>Models that a run would call and whose price nobody knows: what they cost cannot be kept within a budget.</summary>
    public static void CheckPrices(Suite suite, IReadOnlyList<Variant> variants, ProblemList problems)
    {
        if (suite.Budget == SpendingLimit.None)
            return;
        var called = variants.SelectMany(v => v.Steps).SelectMany(s => s.Model.Fallbacks.Prepend(s.Model)).Concat(suite.Models.Where(m => VariantBinder.IsEmbedding(m) || VariantBinder.IsModeration(m))).Concat(JudgeModels.Of(suite));
        foreach (var model in called.Where(m => m.Prices is null && m.Provider != "recorded").DistinctBy(m => m.Name))
            problems.Add(model.Settings, $"the price of model '{model.Name}' ({model.Model}) is unknown, and a budget cannot be kept without it; give it here or under `prices`, in US dollars per million tokens: price: {{ input: 0.25, output: 2.00 }}");
    }
}
