using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.Classification;

internal sealed class ClassificationType : GraderType
{
    public override string Type => "classification";

    public override string Summary =>
        "The output has to be one of a closed set of labels. Scores 1 when it is the gold label; reports accuracy, per-class precision, recall and F1, macro, micro and weighted averages, Matthews' correlation, Cohen's kappa and the confusion matrix. Anything else is its own label, `__invalid__`.";

    public override string Example => """
        label:
          type: classification
          reference: "{{ item.label }}"
          labels: [order_status, return_policy, technical_issue, cancel_order, other]
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "An output that is no label, an empty one too, is scored 0 and counted as its own label `__invalid__`; it is never dropped.",
        "A reference that is none of the `labels`, or that is not exactly one label, is `errored`.",
        "Without `labels` an output of more than 100 UTF-16 code units is no label, and an empty output is one only where the reference is empty too.",
        "A class that was never predicted has a precision of 0, one that never occurs in the gold data a recall of 0. Averages go over the labels that occur, gold or predicted.",
    ];

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("labels", new ListShape(new TextShape { NotEmpty = true }) { MinimumItems = 2 }, "The closed set of labels.", Default: "the reference labels", Example: "[order_status, return_policy, other]"),
        NormalizeKey.Key,
    ];

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var labels = parameters.Texts("labels");
        var closed = labels.Count == 0 ? "" : $"labels:{string.Join(',', labels.Order(StringComparer.Ordinal))}|";
        var signature = $"classification|{closed}{NormalizeKey.Signature(parameters)}|zero_division:0|v1";
        return Definitions.Of(name, Type, signature, parameters, hasLabels: true,
            headline: [Definitions.Mean("accuracy", 0, signature)],
            moreMetrics:
            [
                Set("macro_f1", m => m.MacroF1),
                Set("micro_f1", m => m.MicroF1),
                Set("weighted_f1", m => m.WeightedF1),
                Set("macro_precision", m => m.MacroPrecision),
                Set("macro_recall", m => m.MacroRecall),
                Set("balanced_accuracy", m => m.BalancedAccuracy),
                OccurringLabels.Metric("mcc", signature, MetricRanges.Correlation, m => m.MatthewsCorrelation),
                OccurringLabels.Metric("kappa", signature, MetricRanges.Correlation, m => m.CohenKappa()),
            ]);

        SetMetric Set(string metric, Func<ConfusionMatrix, double?> read) => OccurringLabels.Metric(metric, signature, MetricRanges.Unit, read) with
        {
            Bounds = (cells, weights, missing) => ConfusionBounds.Of(metric, OccurringLabels.Matrix(cells, weights), missing, parameters.Texts("labels").Count),
        };
    }

    public override IGrader Create(GraderSetup setup) => new ClassificationGrader(setup);
}
