using EvalKit.Graders.Judging;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgePairwise;

internal sealed class JudgePairwiseType : JudgeType
{
    public override string Type => "judge_pairwise";

    public override string Summary =>
        "A model says which of two answers is better, in both orders; a win counts only when it survives the swap, everything else is a tie. The score is 1 for a win over `against`, 0.5 for a tie, 0 for a loss, so that `mean` is the win rate with ties as halves.";

    public override string Example => """
        better:
          type: judge_pairwise
          model: judge
          question: "{{ item.question }}"
          against: "{{ item.answer }}"
          criteria: Prefer the answer that solves the problem in fewer steps. Length is no merit.
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "`flip_rate` is the share of pairs in which the preference changed with the order, ties included; `position_bias` the share of judgements for the answer shown first less the share for the one shown second, ties counting half: 0 for a judge without a preference for a place.",
        "Two equal texts are a tie without a call, and have no flip and no bias.",
        "`{{ baseline.output_text }}` is the answer of the variant with `baseline: true` to the same item and repeat; the baseline's own answers tie with themselves. A baseline without an answer makes the item what that answer was (`errored`, `refused`, `not_run`).",
        "A verdict that is missing in one order makes the item `judge_failed`, never a loss.",
    ];

    protected override IReadOnlyList<Key> KindKeys =>
    [
        new Key("against", new TemplateShape(), "The other answer: of the baseline variant, or a text of the item.", IsRequired: true, Example: "{{ baseline.output_text }}"),
        JudgeKeys.Criteria(isRequired: false, "By which rules an answer is better."),
    ];

    public override IReadOnlyList<string> Words(YamlValue parameters) => ["loss", "tie", "win"];

    public override string Task(YamlValue parameters) => """
        You compare two answers to the same request, the pieces `first_answer` and `second_answer`, and say which is better: `first`, `second`, or `tie` when neither is. The order in which they stand says nothing; neither does their length
        or their tone, unless the criteria say so.
        """;

    public override IJudgeKind Kind(GraderSetup setup) => new BothOrders(setup.Template("against"));

    protected override int Questions(YamlValue parameters) => 2;

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) =>
    (
        ["win", "tie", "loss", "flip", "first"],
        [
            Definitions.Mean("win_rate", first, signature),
            Definitions.Mean("tie_rate", first + 1, signature),
            Definitions.Mean("loss_rate", first + 2, signature) with { HigherIsBetter = false },
            Definitions.Mean("flip_rate", first + 3, signature) with { HigherIsBetter = false },
            new ColumnMean("position_bias", first + 4, signature, MetricRanges.Correlation),
        ]
    );
}
