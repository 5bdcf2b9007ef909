using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Providers;
using EvalKit.Suites;

namespace EvalKit.Running.Batches;

/// <summary>What stands in the way of calling a suite's models in batches, said before anything is handed in.</summary>
internal static class BatchRules
{
    public static IReadOnlyList<Problem> Check(Suite suite, IReadOnlyList<Variant> variants)
    {
        var problems = new ProblemList();
        if (suite.StoreContent == StoreContent.Hashes)
            problems.Add("--batch", 0, 0, "the suite says 'store: hashes', which keeps no answer to grade when its batch has ended; use 'responses_only', or run without --batch");
        foreach (var step in variants.SelectMany(v => v.Steps))
            foreach (var model in step.Model.Fallbacks.Prepend(step.Model))
            {
                Check(model, problems);
                if (step.SentTo(model).TryGetValue(FlexTier.Parameter, out var tier) && tier.ValueKind == System.Text.Json.JsonValueKind.String && tier.GetString() is not ("auto" or "default"))
                    problems.Add(model.Settings, $"model '{model.Name}' asks for service_tier '{tier.GetString()}', and a batch is a tier of its own: take the parameter out, or run without --batch");
            }
        foreach (var model in suite.Models.Where(VariantBinder.IsEmbedding).Concat(JudgeModels.Of(suite)))
            Check(model, problems);
        return problems.ToList();
    }

    private static void Check(ModelDefinition model, ProblemList problems)
    {
        if (ProviderCatalog.Find(model.Provider)?.BatchProblem(model) is { } problem)
            problems.Add(model.Settings, $"model '{model.Name}' cannot be called in batches: {problem}; leave it out with --filter variant=..., or run without --batch");
    }
}
