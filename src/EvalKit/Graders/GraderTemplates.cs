using EvalKit.Prompts;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Graders;

/// <summary>The templates among a grader's parameters.</summary>
internal static class GraderTemplates
{
    private static readonly string[] Keys = ["input", "reference", "retrieved", "relevant"];

    public static IEnumerable<Template> Of(GraderConfiguration grader) =>
        Keys.Select(key => grader.Parameters[key])
            .OfType<YamlValue>()
            .SelectMany(value => value.Kind == YamlKind.List ? value.Items : [value])
            .Select(text => Template.Parse(text.Text, out _))
            .OfType<Template>();
}
