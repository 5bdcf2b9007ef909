using EvalKit.Graders.Judging;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Checks;

/// <summary>Graders that call a model which is itself under test.</summary>
internal static class JudgeFindings
{
    public static IEnumerable<Finding> Of(Suite suite)
    {
        foreach (var grader in suite.Graders)
            foreach (var judge in Judges(grader, suite))
                foreach (var variant in suite.Variants)
                    if (variant.Steps.Any(s => s.Model.Provider == judge.Provider && s.Model.Model == judge.Model && s.Model.Provider != "recorded"))
                        yield return FindingCatalog.JudgeIsTarget.Says($"grader '{grader.Definition.Name}' judges {variant.Name} with the model that answers there, {judge.Provider} {judge.Model}");
    }

    private static IEnumerable<ModelDefinition> Judges(GraderConfiguration grader, Suite suite)
    {
        var names = JudgeModels.Names(grader.Parameters).ToHashSet(StringComparer.Ordinal);
        return suite.Models.Where(m => names.Contains(m.Name) && !VariantBinder.IsEmbedding(m));
    }
}
