using EvalKit.Prompts;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Graders;

/// <summary>The templates among a grader's parameters: what stands where its shape has a template.</summary>
internal static class GraderTemplates
{
    public static IEnumerable<Template> Of(GraderConfiguration grader) =>
        Texts(grader.Parameters, GraderCatalog.Shape).Select(text => Template.Parse(text.Text, out _)).OfType<Template>();

    /// <summary>Whether a grader of the suite looks at the baseline's answers.</summary>
    public static bool NameTheBaseline(Suite suite) => suite.Graders.SelectMany(Of).Any(t =>
        t.HasBlocks ? t.Text.Contains(TemplateScope.BaselineNamespace + ".", StringComparison.Ordinal) : t.Paths.Any(p => p.Namespace == TemplateScope.BaselineNamespace));

    private static IEnumerable<YamlValue> Texts(YamlValue value, Shape shape) => shape switch
    {
        TemplateShape => value.Kind == YamlKind.Scalar ? [value] : [],
        ListShape list when value.Kind == YamlKind.List => value.Items.SelectMany(item => Texts(item, list.Item)),
        ListShape { OrSingle: true } list => Texts(value, list.Item),
        MapShape map => value.Entries.SelectMany(entry => Texts(entry.Value, map.Value)),
        ObjectShape fields => fields.Keys.SelectMany(key => value[key.Name] is { } held ? Texts(held, key.Value) : []),
        TaggedShape tagged => value.Text(tagged.Tag) is { } tag && tagged.Cases.TryGetValue(tag, out var fields) ? Texts(value, fields) : [],
        EitherShape either => Texts(value, value.Kind == YamlKind.Scalar ? either.Scalar : either.Container),
        _ => [],
    };
}
