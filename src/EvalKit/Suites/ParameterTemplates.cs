using System.Text.Json;
using EvalKit.Prompts;

namespace EvalKit.Suites;

/// <summary>The parameters that are templates and rendered for each item.</summary>
internal static class ParameterTemplates
{
    public static IReadOnlyList<string> Names { get; } = [Models.ChatParameters.Prediction, Models.ChatParameters.EndUser];

    public static IReadOnlyList<(string Name, Template Template)> Of(IReadOnlyDictionary<string, JsonElement> parameters) =>
        [.. Names.Where(parameters.ContainsKey).Select(n => (n, Template.Parse(parameters[n].GetString() ?? "", out string? _))).Where(t => t.Item2 is not null).Select(t => (t.n, t.Item2!))];
}
