using EvalKit.Problems;
using EvalKit.Providers;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads the entries under <c>variants</c>: named ones, pipelines, and the matrix.</summary>
internal sealed class VariantBinder(
    IReadOnlyDictionary<string, ModelDefinition> models,
    IReadOnlyDictionary<string, PromptDefinition> prompts,
    LoadContext context)
{
    private readonly ProblemList _problems = context.Problems;
    private readonly ParameterReader _parameters = new(context);

    public const string Matrix = "matrix";

    public IReadOnlyList<Variant> Bind(YamlValue? map)
    {
        var variants = new List<Variant>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (key.Text == Matrix)
                variants.AddRange(Expand(key, value));
            else if (value["steps"] is { } steps)
                variants.Add(Pipeline(key, value, steps));
            else
                variants.Add(Plain(key, value));
        }
        foreach (var code in context.Code?.Variants ?? [])
        {
            var step = OneStep(Step.Only, code.Prompt is { } prompt ? context.Code!.Text(prompt) : null, context.Code!.Text(code.Model), null);
            variants.Add(new Variant(code.Name, step is null ? [] : [step], code.IsBaseline));
        }
        map ??= context.Code?.Map();
        foreach (var twice in variants.GroupBy(v => v.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            _problems.Add(map!, $"two variants are called '{twice.Key}'");
        var baselines = variants.Where(v => v.IsBaseline).ToList();
        if (baselines.Count > 1)
            _problems.Add(map!, $"only one variant can be the baseline, not {string.Join(" and ", baselines.Select(b => $"'{b.Name}'"))}");
        return variants;
    }

    private IEnumerable<Variant> Expand(YamlValue key, YamlValue value)
    {
        if (value["baseline"] is not null || value["steps"] is not null)
            _problems.Add(key, "a matrix has prompt, model and parameters only");
        if (value.Kind == YamlKind.Map && value["model"] is null)
            _problems.Add(value, $"'{Matrix}' needs 'model'");
        IReadOnlyList<YamlValue?> promptNames = value["prompt"] is { } listed ? [.. Names(listed)] : new YamlValue?[] { null };
        foreach (var prompt in promptNames)
            foreach (var model in value["model"] is { } models ? Names(models) : [])
            {
                var step = OneStep(Step.Only, prompt, model, value["parameters"]);
                yield return new Variant(prompt is null ? model.Text : $"{prompt.Text}-{model.Text}", step is null ? [] : [step], false);
            }
    }

    private Variant Plain(YamlValue key, YamlValue value)
    {
        if (value.Kind == YamlKind.Map && value["model"] is null)
            _problems.Add(value, $"variant '{key.Text}' needs 'model' or 'steps'");
        var model = value["model"];
        if (model is { Kind: YamlKind.List } || value["prompt"] is { Kind: YamlKind.List })
            _problems.Add(value, $"variant '{key.Text}' takes one prompt and one model; lists belong under '{Matrix}'");
        var step = model is null ? null : OneStep(Step.Only, value["prompt"], model, value["parameters"]);
        return new Variant(key.Text, step is null ? [] : [step], value.Boolean("baseline"));
    }

    private Variant Pipeline(YamlValue key, YamlValue value, YamlValue list)
    {
        foreach (var other in (ReadOnlySpan<string>)["prompt", "model", "parameters"])
            if (value[other] is { } extra)
                _problems.Add(extra, $"variant '{key.Text}' has steps; '{other}' belongs into them");
        var steps = new List<Step>();
        foreach (var entry in list.Items)
        {
            var name = entry.Text("name") ?? "";
            if (steps.Any(s => s.Name == name))
                _problems.Add(entry, $"two steps are called '{name}'");
            if (entry["model"] is { } model && OneStep(name, entry["prompt"], model, entry["parameters"]) is { } step)
                steps.Add(step);
        }
        return new Variant(key.Text, steps, value.Boolean("baseline"));
    }

    private Step? OneStep(string name, YamlValue? promptName, YamlValue modelName, YamlValue? parameters)
    {
        var prompt = promptName is null ? null : Find(prompts, promptName, "prompt");
        var model = Find(models, modelName, "model");
        if (model is null)
            return null;
        if (prompt is null && promptName is null && ProviderCatalog.Find(model.Provider)?.NeedsPrompt(model) == true)
            _problems.Add(modelName, $"model '{model.Name}' needs a prompt");
        if (prompt is not null && ProviderCatalog.Find(model.Provider)?.PromptProblem(model) is { } problem)
            _problems.Add(promptName!, $"model '{model.Name}' does not send the prompt: {problem}");
        if (IsEmbedding(model))
            _problems.Add(modelName, $"model '{model.Name}' makes embeddings and cannot answer; use it in an embedding_similarity grader");
        return new Step(name, model, prompt, _parameters.Read(parameters, model.Parameters));
    }

    internal static bool IsEmbedding(ModelDefinition model) => ProviderCatalog.Find(model.Provider)?.MakesEmbeddings(model) == true;

    internal static bool IsModeration(ModelDefinition model) => ProviderCatalog.Find(model.Provider)?.Moderates(model) == true;

    private T? Find<T>(IReadOnlyDictionary<string, T> known, YamlValue name, string what)
        where T : class
    {
        if (name.Kind == YamlKind.Scalar && known.TryGetValue(name.Text, out var found))
            return found;
        if (name.Kind == YamlKind.Scalar)
            _problems.Add(name, $"there is no {what} '{name.Text}'{NearestName.Hint(name.Text, known.Keys)}");
        return null;
    }

    private static IReadOnlyList<YamlValue> Names(YamlValue value) => value.Kind == YamlKind.List ? value.Items : [value];
}
