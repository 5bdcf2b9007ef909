using EvalKit.Graders;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Providers;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Checks what templates name as far as the suite alone can tell; the fields of items are checked against the data.</summary>
internal static class TemplateRules
{
    public static void Check(Suite suite, ProblemList problems, YamlValue root)
    {
        foreach (var variant in suite.Variants)
        {
            var earlier = new List<string>();
            foreach (var step in variant.Steps)
            {
                foreach (var message in step.Prompt?.Messages ?? [])
                    foreach (var path in message.Template.Paths)
                        if (Problem(path, suite, earlier, sampleAllowed: false) is { } problem)
                            problems.Add(Place(root, step.Prompt!.Name), $"prompt '{step.Prompt.Name}'{(path.Namespace == "steps" ? $" in variant '{variant.Name}'" : "")}: {problem}");
                foreach (var path in (ProviderCatalog.Find(step.Model.Provider)?.Templates(step.Model) ?? []).SelectMany(t => t.Paths))
                    if ((path.Namespace == TemplateScope.PromptNamespace ? PromptProblem(path, step, variant.Name) : Problem(path, suite, earlier, sampleAllowed: false)) is { } problem)
                        problems.Add(step.Model.Settings, $"model '{step.Model.Name}': {problem}");
                foreach (var (name, template) in ParameterTemplates.Of(step.SentTo(step.Model)))
                    foreach (var path in template.Paths)
                        if (Problem(path, suite, earlier, sampleAllowed: false) is { } problem)
                            problems.Add(root["variants"] ?? root, $"parameter '{name}' of variant '{variant.Name}': {problem}");
                earlier.Add(step.Name);
            }
        }
        var steps = suite.Variants.SelectMany(v => v.Steps).Select(s => s.Name).Distinct(StringComparer.Ordinal).ToList();
        foreach (var grader in suite.Graders)
            foreach (var path in GraderTemplates.Of(grader).SelectMany(t => t.Paths))
                if (Problem(path, suite, steps, sampleAllowed: true) is { } problem)
                    problems.Add(grader.Parameters, $"grader '{grader.Definition.Name}': {problem}");
    }

    private static YamlValue Place(YamlValue root, string prompt) => root["prompts"]?[prompt] ?? root;

    private static string? Problem(TemplatePath path, Suite suite, IReadOnlyList<string> steps, bool sampleAllowed) => path.Namespace switch
    {
        "item" => null,
        TemplateScope.BaselineNamespace when !sampleAllowed => $"'{path.Text}' exists in graders only",
        TemplateScope.BaselineNamespace => suite.Variants.Any(v => v.IsBaseline) ? Output(path, steps) : $"'{path.Text}' needs a variant with baseline: true",
        "sample" when !sampleAllowed => $"'{path.Text}' does not exist yet when the prompt is rendered",
        "sample" or "steps" => Output(path, steps),
        TemplateScope.PromptNamespace => $"'{path.Text}' exists in the requests of command and http models only",
        "env" => path.Steps is [{ Name: { } variable }] && suite.Environment.ContainsKey(variable) ? null
            : $"'{path.Text}' is not among the suite's env{NearestName.Hint(path.Steps.Count > 0 ? path.Steps[0].Name ?? "" : "", suite.Environment.Keys)}",
        _ => $"there is no namespace '{path.Namespace}' in '{path.Text}'{NearestName.Hint(path.Namespace, TemplateScope.Namespaces)}",
    };

    private static string? PromptProblem(TemplatePath path, Step step, string variant)
    {
        var name = path.Steps.Count > 0 ? path.Steps[0].Name ?? "" : "";
        if (!PromptView.Names.Contains(name, StringComparer.Ordinal))
            return $"a prompt has no '{name}' in '{path.Text}'{NearestName.Hint(name, PromptView.Names)}";
        return step.Prompt is null ? $"'{path.Text}' needs a prompt, and variant '{variant}' has none" : null;
    }

    private static string? Output(TemplatePath path, IReadOnlyList<string> steps)
    {
        var rest = path.Steps;
        if (path.Namespace == "steps")
        {
            var step = rest.Count > 0 ? rest[0].Name ?? "" : "";
            if (!steps.Contains(step, StringComparer.Ordinal))
                return $"there is no earlier step '{step}' in '{path.Text}'{NearestName.Hint(step, steps)}";
            rest = [.. rest.Skip(1)];
        }
        var name = rest.Count > 0 ? rest[0].Name ?? "" : "";
        return SampleView.Names.Contains(name, StringComparer.Ordinal) ? null
            : $"a sample has no '{name}' in '{path.Text}'{NearestName.Hint(name, SampleView.Names)}";
    }
}
