using EvalKit.Datasets;
using EvalKit.Models.Embedded;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Shapes;
using EvalKit.Statistics;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Providers.Embedded;

/// <summary>Reads the <c>train</c> part of an embedded classifier.</summary>
internal static class TrainingData
{
    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    public static IReadOnlyList<LabelledText>? Read(ModelDefinition model, ProviderContext context)
    {
        var train = model.Settings["train"]!;
        var (path, shownAs) = train.Text("path") is { } own ? (context.Resolve(own), own) : (context.Dataset.Path, context.Dataset.ShownAs);
        var text = Parse(train, "text", context.Problems);
        var label = Parse(train, "label", context.Problems);
        if (text is null || label is null)
            return null;
        var split = train.Text("split");
        var examples = new List<LabelledText>();
        foreach (var item in ItemReader.Items(path, shownAs, context.Problems))
        {
            if (split is not null && ItemTableBuilder.Value(item.Fields, "split") != split)
                continue;
            var scope = new TemplateScope(item.Fields, NoEnvironment);
            if (text.TryRender(scope, out var rendered, out var missing) && label.TryRender(scope, out var gold, out missing))
                examples.Add(new LabelledText(rendered, gold));
            else
                context.Problems.Add(shownAs, item.Line, 0, $"item '{item.Id}' has no '{missing}', which model '{model.Name}' is trained on");
        }
        if (examples.Count == 0 && !context.Problems.Any)
            context.Problems.Add(train, $"model '{model.Name}' has no training examples{(split is null ? "" : $" with split '{split}'")}");
        return context.Problems.Any ? null : Draw(examples, train);
    }

    private static IReadOnlyList<LabelledText> Draw(List<LabelledText> examples, YamlValue train)
    {
        var keep = (int)Math.Ceiling(examples.Count * train.Number("fraction", 1));
        if (keep >= examples.Count)
            return examples;
        var order = Enumerable.Range(0, examples.Count).ToArray();
        new SeededGenerator(train.OptionalInteger("seed") ?? 1).Shuffle(order.AsSpan());
        return [.. order.Take(Math.Max(1, keep)).Order().Select(i => examples[i])];
    }

    private static Template? Parse(YamlValue train, string key, ProblemList problems)
    {
        var template = Template.Parse(train.Text(key) ?? "", out var error);
        if (error is not null)
            problems.Add(train[key] ?? train, error);
        return template;
    }
}
