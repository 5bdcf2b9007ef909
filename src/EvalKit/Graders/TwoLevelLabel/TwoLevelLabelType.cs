using EvalKit.Graders.Classification;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.TwoLevelLabel;

internal sealed class TwoLevelLabelType : GraderType
{
    public override string Type => "two_level_label";

    public override string Summary =>
        "A label and one below it, as JSON such as `{\"primary\": \"billing\", \"secondary\": \"refund\"}`. Scores 1 when both are right, 0.5 when the first alone is; reports path accuracy, accuracy a level, the share of valid pairs, and the classification report over pairs.";

    public override string Example => """
        topic:
          type: two_level_label
          reference: "{{ item.topic }}"
          labels:
            billing: [refund, invoice]
            technical: [login, outage]
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "An output that is no JSON object with the two keys, an empty one too, scores 0 and is predicted as `__invalid__`; a Markdown fence around it is allowed.",
        "A second label outside the list of its first one makes the pair invalid: the first level may still be right, the second is wrong.",
        "A gold pair that is not among the labels makes the item errored, and so do several references.",
    ];

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("labels", new MapShape(new ListShape(new TextShape { NotEmpty = true }) { MinimumItems = 1 }) { MinimumEntries = 1 },
            "The labels of the first level, each with the list of those below it.", IsRequired: true, Example: "{ billing: [refund, invoice], other: [other] }"),
        new Key("keys", new ListShape(new TextShape { NotEmpty = true }) { MinimumItems = 2 }, "The names of the two properties.", Default: "[primary, secondary]"),
        NormalizeKey.Key,
    ];

    public static IReadOnlyList<string> Keys(YamlValue parameters) => parameters.Texts("keys") is [var first, var second, ..] ? [first, second] : ["primary", "secondary"];

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var tree = (parameters["labels"]?.Entries ?? []).Select(e => $"{e.Key.Text}({string.Join(',', parameters["labels"].Texts(e.Key.Text).Order(StringComparer.Ordinal))})");
        var signature = $"two_level_label|{string.Join(',', tree.Order(StringComparer.Ordinal))}|{NormalizeKey.Signature(parameters)}|v1";
        return Definitions.Of(name, Type, signature, parameters, hasLabels: true,
            headline: [Definitions.Mean("path_accuracy", 1, signature)],
            moreColumns: ["path", "first", "second", "valid"],
            moreMetrics:
            [
                Definitions.Mean("first_level_accuracy", 2, signature),
                Definitions.Mean("second_level_accuracy", 3, signature),
                Definitions.Mean("valid_rate", 4, signature),
                OccurringLabels.Metric("macro_f1", signature, MetricRanges.Unit, m => m.MacroF1),
            ]);
    }

    public override IGrader Create(GraderSetup setup)
    {
        if (setup.Parameters["keys"] is { } keys && (keys.Items.Count != 2 || keys.Items[0].Text == keys.Items[1].Text))
            setup.Problems.Add(keys, "keys needs two different names, that of the first level and that of the second");
        return new TwoLevelLabelGrader(setup);
    }
}
