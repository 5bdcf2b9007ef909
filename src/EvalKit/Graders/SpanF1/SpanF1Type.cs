using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.SpanF1;

internal sealed class SpanF1Type : GraderType
{
    public override string Type => "span_f1";

    public override string Summary =>
        "Span-level F1 for extraction: spans of the output against gold spans, by position and label (exactly or with any overlap) or by text and label. Reports the mean over items and micro-averaged precision, recall and F1 over all spans.";

    public override string Example =>
        """
        entities:
          type: span_f1
          reference: "{{ item.entities }}"
          match: exact
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "No spans in the reference and none in the output: 1, nothing was to be found and nothing was. Spans on one side only: 0.",
        "In the micro averages an item without spans adds nothing; without any span in all items they are undefined.",
        "An output that is no JSON or holds no list of spans: unparseable. A reference that is none: errored.",
        "A span that stands twice in the output is right at most as often as in the reference. Ends are exclusive; a span whose end is not after its start overlaps nothing.",
    ];

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("match", new WordShape("exact", "overlap", "text"), "Same start, end and label; same label and at least one common character; or same text and label.", Default: "exact"),
        new Key("list", new TextShape { NotEmpty = true }, "Where the list of spans stands in the output.", Default: "the output itself", Example: "entities"),
        new Key("start", new TextShape { NotEmpty = true }, "The property that holds the first position.", Default: "start"),
        new Key("end", new TextShape { NotEmpty = true }, "The property that holds the position behind the last.", Default: "end"),
        new Key("label", new TextShape { NotEmpty = true }, "The property that holds the label; spans without it have the empty label.", Default: "label"),
        new Key("text", new TextShape { NotEmpty = true }, "With `match: text`: the property that holds the text.", Default: "text"),
        NormalizeKey.Key,
        .. JsonReading.Keys,
    ];

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var signature = $"span_f1|match:{parameters.Text("match") ?? "exact"}|{NormalizeKey.Signature(parameters)}|{JsonReading.Signature(parameters)}|v1";
        return Definitions.Of(name, Type, signature, parameters, moreColumns: ["precision", "recall", "common", "predicted", "gold"],
            moreMetrics:
            [
                Definitions.Mean("precision", 1, signature), Definitions.Mean("recall", 2, signature),
                Micro("micro_f1", (common, predicted, gold) => 2 * common / (predicted + gold)),
                Micro("micro_precision", (common, predicted, _) => common / predicted),
                Micro("micro_recall", (common, _, gold) => common / gold),
            ]);

        SetMetric Micro(string metric, Func<double, double, double, double> ratio) =>
            SetMetric.OfSums(metric, signature, MetricRanges.Unit, [3, 4, 5], sums => ratio(sums[0], sums[1], sums[2]));
    }

    public override IGrader Create(GraderSetup setup) => new SpanF1Grader(setup);
}
