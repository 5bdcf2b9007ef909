using EvalKit.Graders.Judging;
using EvalKit.Graders.JudgeFaithfulness;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeContext;

internal sealed class JudgeContextRecallType : JudgeType
{
    public override string Type => "judge_context_recall";

    public override string Summary =>
        "How much of the reference answer the retrieved context holds (ragas: context recall with a model). A model breaks the reference into statements and says of each whether the context supports it. Where ids exist, `context_recall` gives the same without a model.";

    public override string Example => """
        recall:
          type: judge_context_recall
          model: judge
          context: "{{ steps.search.output_json.documents }}"
          reference: "{{ item.answer }}"
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "A reference without statements is undefined: left out of the mean and counted. So is one that is empty.",
        "Nothing retrieved scores 0.",
        "Several references are one text. The answer of the system is not looked at.",
        "The statements of a reference are asked for once and serve all variants.",
    ];

    protected override bool HasInput => false;

    protected override IReadOnlyList<Key> KindKeys => [JudgeKeys.Criteria(isRequired: false, "What counts as support, beyond the built-in rule.")];

    protected override IReadOnlyList<Key> SharedKeys =>
    [
        JudgeKeys.Question,
        JudgeKeys.Context with { IsRequired = true, Description = "What was retrieved: a path to a list of texts or of objects with a `text`." },
        JudgeKeys.Reference with { IsRequired = true, Description = "The reference answer." },
    ];

    public override string Task(YamlValue parameters) => SupportTask.Of("context");

    public override IJudgeKind Kind(GraderSetup setup) => new StatementSupport(judged => string.Join('\n', judged.Material.Texts(JudgeMaterial.Reference)), JudgeMaterial.Context);

    protected override int Questions(YamlValue parameters) => 2;

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) => SupportTask.Measures(signature, first);
}
