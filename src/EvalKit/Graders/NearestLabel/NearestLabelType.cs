using EvalKit.Graders.Classification;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Statistics;
using EvalKit.Yaml;

namespace EvalKit.Graders.NearestLabel;

internal sealed class NearestLabelType : GraderType
{
    /// <summary>The difference of two cosines.</summary>
    private static readonly Interval MarginRange = new(-2, 2);

    public override string Type => "nearest_label";

    public override string Summary =>
        "Zero-shot label: the output gets the label whose embedding has the highest cosine with its own. Scores 1 when that is the gold label; the metric `margin` is the mean of the cosine with the gold label less the highest cosine with another one.";

    public override string Example => """
        mood:
          type: nearest_label
          model: embedder
          reference: "{{ item.mood }}"
          labels: [positive, negative]
          descriptions:
            positive: a customer who is happy with the product
            negative: a customer who is unhappy with the product
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "An empty output, and one whose vector is all zeros, is near no label: it scores 0, is predicted as `__invalid__` and has no margin. An empty output is not embedded.",
        "Of labels with the same cosine the first in the list is taken.",
        "A reference that is none of the labels, an empty one too, is `errored`, and so are several references and an embedding that fails.",
        "The raw value is the margin; with two labels it is the cosine with the gold one less the cosine with the other. It is above 0 exactly when the gold label alone is nearest.",
    ];

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("model", new TextShape { NotEmpty = true }, "The name of an embedding model under `models`.", IsRequired: true, Example: "embedder"),
        new Key("labels", new ListShape(new TextShape { NotEmpty = true }) { MinimumItems = 2 }, "The labels.", IsRequired: true, Example: "[positive, negative]"),
        new Key("descriptions", new MapShape(new TextShape { NotEmpty = true }), "The text that is embedded for a label.", Default: "the label itself", Example: "{ positive: a happy customer }"),
    ];

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var labels = parameters.Texts("labels").Select(label => parameters["descriptions"].Text(label) is { } text ? $"{label}={text}" : label);
        var signature = $"nearest_label|model:{parameters.Text("model")}|labels:{string.Join(',', labels)}|cosine|v1";
        return Definitions.Of(name, Type, signature, parameters, moreColumns: ["margin"], hasLabels: true,
            headline: [Definitions.Mean("accuracy", 0, signature)],
            moreMetrics:
            [
                new ColumnMean("margin", 1, signature, MarginRange),
                OccurringLabels.Metric("macro_f1", signature, MetricRanges.Unit, m => m.MacroF1),
            ]);
    }

    public override IGrader Create(GraderSetup setup)
    {
        var labels = setup.Parameters["labels"]?.Items ?? [];
        foreach (var twice in labels.GroupBy(l => l.Text, StringComparer.Ordinal).Where(g => g.Count() > 1))
            setup.Problems.Add(twice.Last(), $"label '{twice.Key}' stands twice");
        foreach (var (label, _) in setup.Parameters["descriptions"]?.Entries ?? [])
            if (labels.All(l => l.Text != label.Text))
                setup.Problems.Add(label, $"'{label.Text}' is none of the labels{NearestName.Hint(label.Text, labels.Select(l => l.Text))}");
        return new NearestLabelGrader(setup);
    }
}
