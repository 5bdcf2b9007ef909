using EvalKit.Graders.Judging;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeMultipleChoice;

internal sealed class JudgeMultipleChoiceType : JudgeType
{
    public override string Type => "judge_multiple_choice";

    public override string Summary =>
        "Turns free answers into multiple choice: a model says which of several options the answer amounts to, or `none`. The score is 1 for the right option. Options are shuffled for every item by a seed; `chance` is what guessing would reach.";

    public override string Example => """
        choice:
          type: judge_multiple_choice
          model: judge
          question: "{{ item.question }}"
          options: "{{ item.options }}"
          reference: "{{ item.answer }}"
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "The reference has to be one of the options, letter for letter, and options have to differ; else the item is `errored`. So is an item with fewer than 2 or more than 25 options.",
        "`none` scores 0; `none_rate` is its share. Another letter than those shown is `judge_failed`.",
        "The order of the options depends on the options and on `seed`, not on the answer: all answers to an item are judged in the same order.",
    ];

    protected override IReadOnlyList<Key> KindKeys =>
    [
        new Key("options", new ListShape(new TemplateShape()) { OrSingle = true, MinimumItems = 1 }, "The options: texts, or a path to a list of them.", IsRequired: true, Example: "{{ item.options }}"),
        new Key("seed", new IntegerShape(0), "The seed of the order.", Default: "1"),
        JudgeKeys.Criteria(isRequired: false, "What is to be known beyond the built-in rule."),
    ];

    protected override IReadOnlyList<Key> SharedKeys => [JudgeKeys.Question, JudgeKeys.Reference with { IsRequired = true, Description = "The right option. The judge is not told." }, JudgeKeys.Context, JudgeKeys.Show];

    public override IReadOnlyList<string> Words(YamlValue parameters) => [ChosenOption.None, .. Enumerable.Range(1, ChosenOption.Most).Select(ChosenOption.Label)];

    public override string Task(YamlValue parameters) => """
        You say which of several options an answer chooses, in whatever words. The options are the pieces `option_a`, `option_b` and so on. You do not judge which option is right. Choose `none` when the answer chooses no option, several
        of them, or something that is not among them.
        """;

    public override IJudgeKind Kind(GraderSetup setup) => new ChosenOption(new PieceList(setup, "options"), new PieceList(setup, JudgeMaterial.Reference), setup.Parameters.OptionalInteger("seed") ?? 1);

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) =>
        (["none", "chance"], [Definitions.Mean("none_rate", first, signature) with { HigherIsBetter = false }, Definitions.Mean("chance", first + 1, signature)]);
}
