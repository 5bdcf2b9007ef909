using EvalKit.Graders.Multi;
using EvalKit.Problems;
using EvalKit.Providers;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Graders.Judging;

/// <summary>Which models judge.</summary>
internal static class JudgeModels
{
    /// <summary>The models of a suite that judge for any of its graders, in the order of the suite.</summary>
    public static IEnumerable<ModelDefinition> Of(Suite suite)
    {
        var names = suite.Graders.SelectMany(g => Names(g.Parameters)).ToHashSet(StringComparer.Ordinal);
        return suite.Models.Where(m => names.Contains(m.Name) && !VariantBinder.IsEmbedding(m));
    }

    /// <summary>The names of the judges of a grader, and of those inside it.</summary>
    public static IEnumerable<string> Names(YamlValue parameters) => parameters.Text("type") is { } type && GraderCatalog.Types.TryGetValue(type, out var known)
        ? known switch
        {
            JudgeType => parameters.Texts(JudgeKeys.Model.Name),
            MultiType => (parameters["graders"]?.Entries ?? []).SelectMany(g => Names(g.Value)),
            _ => [],
        }
        : [];

    /// <summary>Reports what keeps a model from judging.</summary>
    public static void Check(string name, YamlValue place, IReadOnlyDictionary<string, ModelDefinition> models, ProblemList problems)
    {
        if (!models.TryGetValue(name, out var model))
            problems.Add(place, $"there is no model '{name}'{(models.Count == 0 ? $"; models stand under 'models' beside the key 'graders', such as models: {{ {name}: {{ provider: openai, model: gpt-5-mini }} }}" : NearestName.Hint(name, models.Keys))}");
        else if (ProviderCatalog.Find(model.Provider) is { IsFree: true } || VariantBinder.IsEmbedding(model) || VariantBinder.IsModeration(model))
            problems.Add(place, $"model '{name}' ({model.Provider} {model.Model}) cannot judge: a judge has to read and write text");
        else if (model.Provider == "recorded" && model.Settings["path"] is not null)
            problems.Add(place, $"model '{name}' holds outputs of one variant; verdicts on record are fields of the item: output: \"{{{{ item.verdict }}}}\"");
    }
}
