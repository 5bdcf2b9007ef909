using EvalKit.Graders.Judging;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeFacts;

internal sealed class JudgeFactsType : JudgeType
{
    public override string Type => "judge_facts";

    public override string Summary =>
        "A model counts how many required facts the answer states. The score is the share of them: `{\"count\": 2}` of 3 facts is 0.6667.";

    public override string Example => """
        facts:
          type: judge_facts
          model: judge
          facts: "{{ item.facts }}"
          question: "{{ item.question }}"
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "A count above the number of facts, below 0 or with a fraction is no verdict: the item is `judge_failed`.",
        "An item without facts is undefined, without a call.",
        "The raw value is the count; `complete` is the share of answers that state every fact.",
    ];

    protected override IReadOnlyList<Key> KindKeys =>
    [
        new Key("facts", new ListShape(new TemplateShape()) { OrSingle = true, MinimumItems = 1 }, "The facts: texts, or a path to a list of them.", IsRequired: true, Example: "{{ item.facts }}"),
        JudgeKeys.Criteria(isRequired: false, "What counts as stating a fact, beyond the built-in rule."),
    ];

    protected override IReadOnlyList<Key> SharedKeys => [JudgeKeys.Question, JudgeKeys.Context, JudgeKeys.Show];

    public override string Task(YamlValue parameters) => """
        You count how many of the required facts an answer states. For each piece `fact`, in order:
        1. Restate the fact.
        2. Cite the place of the answer that comes closest to it.
        3. Say whether somebody who reads that citation and knows nothing else of the topic could infer the fact from it.
        4. Decide: yes or no.
        Then count the facts that got a yes. A fact that the answer contradicts, or that only follows from knowledge of your own, is a no.
        """;

    public override IJudgeKind Kind(GraderSetup setup) => new FactCount(new PieceList(setup, "facts"));

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) =>
        (["complete"], [Definitions.Mean("complete", first, signature)]);
}
