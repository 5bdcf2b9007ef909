using EvalKit.Datasets;
using EvalKit.Graders;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Providers;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>Checks of each item that it has every field that the suite names, so that no call is made for an item that cannot be graded.</summary>
internal sealed class ItemCheck
{
    private readonly string _file;
    private readonly ProblemList _problems;
    private readonly OrderedDictionary<string, (TemplatePath Path, List<string> Users)> _paths = new(StringComparer.Ordinal);
    private readonly List<(string User, Template Template)> _blocks = [];
    private readonly List<string> _fields = [];
    private readonly List<(string Prompt, PromptPart Part)> _media = [];
    private readonly IReadOnlyDictionary<string, string> _environment;

    public ItemCheck(Suite suite, IReadOnlyList<Variant> variants, ProblemList problems)
    {
        _file = suite.Dataset.ShownAs;
        _problems = problems;
        _environment = suite.Environment;
        foreach (var prompt in variants.SelectMany(v => v.Steps).Select(s => s.Prompt).OfType<PromptDefinition>().DistinctBy(p => p.Name))
            foreach (var message in prompt.Messages)
            {
                Add($"prompt '{prompt.Name}'", message.Template);
                _media.AddRange(message.Parts.Where(p => p.Kind != PromptPart.Text && p.Template.Paths.Any(t => t.Namespace == "item")).Select(p => (prompt.Name, p)));
            }
        foreach (var step in variants.SelectMany(v => v.Steps))
            foreach (var (name, template) in ParameterTemplates.Of(step.SentTo(step.Model)))
                Add($"parameter '{name}'", template);
        foreach (var grader in suite.Graders)
            foreach (var template in GraderTemplates.Of(grader))
                Add($"grader '{grader.Definition.Name}'", template);
        foreach (var model in variants.SelectMany(v => v.Steps).Select(s => s.Model).DistinctBy(m => m.Name))
            foreach (var template in ProviderCatalog.Find(model.Provider)?.Templates(model) ?? [])
                Add($"model '{model.Name}'", template);
        _fields.AddRange(suite.Dataset.Slices);
        if (suite.Dataset.Cluster is { } cluster)
            _fields.Add(cluster);
    }

    public void Run(Item item)
    {
        var scope = new TemplateScope(item.Fields, _environment);
        foreach (var (path, users) in _paths.Values)
            if (scope.Resolve(path).IsMissing)
                _problems.Add(_file, item.Line, 0, $"item '{item.Id}' has no '{path.Text["item.".Length..]}', which {string.Join(" and ", users)} {(users.Count == 1 ? "needs" : "need")}{Hint(item, path)}");
        foreach (var (user, template) in _blocks)
            if (!template.TryRender(scope, out _, out var missing) && missing is not ("sample" or "steps") && !missing.StartsWith("sample.", StringComparison.Ordinal) && !missing.StartsWith("steps.", StringComparison.Ordinal) && !UsesOutputs(template))
                _problems.Add(_file, item.Line, 0, $"item '{item.Id}' has no '{missing}', which {user} needs");
        foreach (var (prompt, part) in _media)
            if (part.Template.TryRender(scope, out var place, out _) && MediaFile.Problem(part, place) is { } problem)
                _problems.Add(_file, item.Line, 0, $"item '{item.Id}': {problem}, which prompt '{prompt}' sends");
        foreach (var field in _fields)
            if (ItemTableBuilder.Find(item.Fields, field) is null)
                _problems.Add(_file, item.Line, 0, $"item '{item.Id}' has no '{field}', which the dataset's slices and cluster need{NearestName.Hint(field, item.Fields.EnumerateObject().Select(p => p.Name))}");
    }

    private static bool UsesOutputs(Template template) =>
        template.Text.Contains("steps.", StringComparison.Ordinal) || template.Text.Contains("sample.", StringComparison.Ordinal);

    private static string Hint(Item item, TemplatePath path) => path.Steps is [{ Name: { } name }]
        ? NearestName.Hint(name, item.Fields.EnumerateObject().Select(p => p.Name))
        : "";

    private void Add(string user, Template template)
    {
        if (template.HasBlocks)
            _blocks.Add((user, template));
        foreach (var path in template.Paths)
            if (path is { Namespace: "item", Steps.Count: > 0 })
            {
                if (!_paths.TryGetValue(path.Text, out var known))
                    _paths.Add(path.Text, known = (path, []));
                if (!known.Users.Contains(user, StringComparer.Ordinal))
                    known.Users.Add(user);
            }
    }
}
