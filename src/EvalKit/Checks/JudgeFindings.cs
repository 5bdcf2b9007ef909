using EvalKit.Graders.Judging;
using EvalKit.Providers;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Checks;

/// <summary>What a reader should know of the models that grade.</summary>
internal static class JudgeFindings
{
    public static IEnumerable<Finding> Of(Suite suite, RunData run)
    {
        foreach (var grader in suite.Graders)
        {
            var judges = Judges(grader, suite).ToList();
            foreach (var judge in judges)
                foreach (var variant in suite.Variants)
                    if (variant.Steps.Any(s => s.Model.Provider == judge.Provider && s.Model.Model == judge.Model && s.Model.Provider != "recorded"))
                        yield return FindingCatalog.JudgeIsTarget.Says($"grader '{grader.Definition.Name}' judges {variant.Name} with the model that answers there, {judge.Provider} {judge.Model}");
            foreach (var judge in judges)
                if (NotSent(grader, judge) is { Count: > 0 } notSent)
                    yield return FindingCatalog.NotSent.Says($"grader '{grader.Definition.Name}': model '{judge.Name}' ({judge.Provider}) takes no {string.Join(", no ", notSent)}: left out of its requests");
            if (JudgeIdentity.Of(run, grader.Definition.Name) is { } identity && identity.ServedModels.Count > judges.Count)
                yield return FindingCatalog.ServedModel.Says($"grader '{grader.Definition.Name}': {identity.ServedModels.Count} model versions judged within this run: {string.Join(", ", identity.ServedModels)}");
        }
    }

    private static IEnumerable<ModelDefinition> Judges(GraderConfiguration grader, Suite suite)
    {
        var names = JudgeModels.Names(grader.Parameters).ToHashSet(StringComparer.Ordinal);
        return suite.Models.Where(m => names.Contains(m.Name) && !VariantBinder.IsEmbedding(m));
    }

    /// <summary>A record sends nothing.</summary>
    private static List<string> NotSent(GraderConfiguration grader, ModelDefinition judge) => judge.Provider != "recorded" && ProviderCatalog.Find(judge.Provider) is { } provider
        ? [.. JudgeOptions.Of(grader.Parameters).Over(judge).Keys.Where(p => !provider.Takes(judge, p))]
        : [];
}
