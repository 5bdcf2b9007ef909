using EvalKit.Graders.Judging;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeFaithfulness;

internal sealed class JudgeFaithfulnessType : JudgeType
{
    public override string Type => "judge_faithfulness";

    public override string Summary =>
        "Whether the answer says only what its context supports (ragas: faithfulness). A model breaks the answer into statements without seeing the context, then says of each whether the context supports it; the score is the share that it does, `corpus` the share over all statements of all answers.";

    public override string Example => """
        grounded:
          type: judge_faithfulness
          model: judge
          question: "{{ item.question }}"
          context: "{{ steps.search.output_json.documents }}"
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "An answer without statements (a question, a greeting, an empty text) is undefined: left out of the mean and counted.",
        "An empty context supports nothing: every statement is held against no piece at all.",
        "A verdict for more or fewer statements than there are is `judge_failed`.",
        "The reason names the statements that are not supported; the raw value is the number of those that are.",
    ];

    protected override IReadOnlyList<Key> KindKeys => [JudgeKeys.Criteria(isRequired: false, "What counts as support, beyond the built-in rule.")];

    protected override IReadOnlyList<Key> SharedKeys => [JudgeKeys.Question, JudgeKeys.Context with { IsRequired = true, Description = "What the answer was to be based on: a text, or a path to a list of texts." }];

    public override string Task(YamlValue parameters) => SupportTask.Of("context");

    public override IJudgeKind Kind(GraderSetup setup) => new StatementSupport(judged => judged.Material.Answer, JudgeMaterial.Context);

    protected override int Questions(YamlValue parameters) => 2;

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) => SupportTask.Measures(signature, first);
}
