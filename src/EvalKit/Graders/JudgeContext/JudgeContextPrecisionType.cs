using EvalKit.Graders.Judging;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeContext;

internal sealed class JudgeContextPrecisionType : JudgeType
{
    public override string Type => "judge_context_precision";

    public override string Summary =>
        "Whether what was useful was retrieved first (ragas: context precision with a model). A model says of each retrieved text by itself whether it is useful for arriving at the reference, or without one at the answer; the score is the average precision of these verdicts in rank order.";

    public override string Example => """
        precision:
          type: judge_context_precision
          model: judge
          question: "{{ item.question }}"
          context: "{{ steps.search.output_json.documents }}"
          reference: "{{ item.answer }}"
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "Nothing retrieved and nothing useful score 0, without a call where nothing was retrieved.",
        "A list of which every text is useful scores 1, where ragas has 0.9999999999.",
        "A text without a usable verdict makes the whole `judge_failed`; its rank stands in the reason.",
        "`useful` is the share of the retrieved texts that are, whatever their order; undefined where nothing was retrieved.",
    ];

    protected override IReadOnlyList<Key> KindKeys => [JudgeKeys.Criteria(isRequired: false, "What counts as useful, beyond the built-in rule.")];

    protected override IReadOnlyList<Key> SharedKeys =>
    [
        JudgeKeys.Question with { IsRequired = true },
        JudgeKeys.Context with { IsRequired = true, Description = "What was retrieved, best first: a path to a list of texts or of objects with a `text`." },
        JudgeKeys.Reference with { Description = "The reference answer; the answer itself where there is none." },
    ];

    public override string Task(YamlValue parameters) =>
        $"You say whether a retrieved text (the piece `passage`) was useful for arriving at the {(parameters[JudgeMaterial.Reference] is null ? "answer" : "reference answer")} to the question. A text on the same topic that contributes nothing to that answer was not useful.";

    public override IJudgeKind Kind(GraderSetup setup) => new RankedUse();

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) =>
        (["useful"], [Definitions.Mean("useful", first, signature)]);
}
