using EvalKit.Graders;
using EvalKit.Graders.Judging;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads the entries under <c>graders</c>, in a suite or in a file of their own.</summary>
internal static class GraderBinder
{
    public static IReadOnlyList<GraderConfiguration> Bind(YamlValue? map, IReadOnlyDictionary<string, ModelDefinition> models, GraderSurroundings surroundings, ProblemList problems)
    {
        surroundings = surroundings with { Models = models };
        var graders = new List<GraderConfiguration>();
        foreach (var (key, value) in surroundings.Code?.GraderEntries(map, problems) ?? map?.Entries ?? [])
        {
            var around = surroundings.Of(key.Text);
            if (BuiltinMetrics.All.Any(b => b.Name == key.Text))
                problems.Add(key, $"'{key.Text}' is the name of built-in metrics; call the grader something else");
            if (key.Text.Contains('.', StringComparison.Ordinal))
                problems.Add(key, "a grader's name may not contain a dot");
            if (value.Text("type") is not { } type || !GraderCatalog.Types.TryGetValue(type, out var known))
                continue;
            var parameters = known.Pin(value, around);
            var configuration = new GraderConfiguration(known.Define(key.Text, parameters)) { Parameters = parameters, Hints = known.Hints(parameters, around), Folder = around.Folder, Code = surroundings.Code?.Grader(key.Text) };
            // Made here only for its problems: patterns, templates and models are checked by the code that uses them.
            known.Build(new GraderSetup(configuration.Definition, parameters, problems, around, (name, place) => CheckEmbedder(name, place, models, problems), (name, place, _) => CheckJudge(name, place, models, problems)) { Moderators = (name, place) => CheckModerator(name, place, models, problems) });
            graders.Add(configuration);
        }
        return graders;
    }

    private static IEmbedder? CheckEmbedder(string name, YamlValue place, IReadOnlyDictionary<string, ModelDefinition> models, ProblemList problems)
    {
        if (!models.TryGetValue(name, out var model))
            problems.Add(place, $"there is no model '{name}'{(models.Count == 0 ? NoModels(name) : NearestName.Hint(name, models.Keys))}");
        else if (!VariantBinder.IsEmbedding(model))
            problems.Add(place, $"model '{name}' makes no embeddings (embedded hashed_embedding, or openai with kind: embedding)");
        return null;
    }

    private static IJudge? CheckJudge(string name, YamlValue place, IReadOnlyDictionary<string, ModelDefinition> models, ProblemList problems)
    {
        JudgeModels.Check(name, place, models, problems);
        return null;
    }

    private static IModerator? CheckModerator(string name, YamlValue place, IReadOnlyDictionary<string, ModelDefinition> models, ProblemList problems)
    {
        if (!models.TryGetValue(name, out var model))
            problems.Add(place, $"there is no model '{name}'{NearestName.Hint(name, models.Keys)}");
        else if (!VariantBinder.IsModeration(model))
            problems.Add(place, $"model '{name}' moderates nothing (openai with kind: moderation)");
        return null;
    }

    /// <summary>A file of graders alone has no models: what to write there.</summary>
    private static string NoModels(string name) =>
        $"; models stand under 'models' beside the key 'graders', such as models: {{ {name}: {{ provider: embedded, model: hashed_embedding }} }}";
}
