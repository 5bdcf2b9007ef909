using EvalKit.Graders.Judging;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeRanking;

internal sealed class JudgeRankingType : JudgeType
{
    public override string Type => "judge_ranking";

    public override string Summary =>
        "A model ranks the answer among others, shown in an order that is shuffled for every item. The score is 1 for the first place and 0 for the last; `first_rate` is the share of first places beside `chance`, what a blind judge gives. With `discriminate` the model says instead which of the texts is the system's.";

    public override string Example => """
        place:
          type: judge_ranking
          model: judge
          question: "{{ item.question }}"
          others: [ "{{ item.human_answer }}", "{{ item.march_answer }}" ]
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "A ranking has to name every text exactly once, the best first; anything else is `judge_failed`.",
        "An item without others, or with more than 25, is `errored`.",
        "The order depends on the texts and on `seed`.",
        "With `discriminate` the score is 1 when the judge finds the system's answer, and `rank` is undefined: a system whose answers are found no more often than by `chance` cannot be told from the others.",
        "`{{ baseline.output_text }}` may stand among the others.",
    ];

    protected override IReadOnlyList<Key> KindKeys =>
    [
        new Key("others", new ListShape(new TemplateShape()) { OrSingle = true, MinimumItems = 1 }, "The other answers: texts, or a path to a list of them.", IsRequired: true, Example: "{{ item.answers }}"),
        new Key("discriminate", new BooleanShape(), "Whether the judge is to find the answer of the system instead of ranking.", Default: "false"),
        new Key("seed", new IntegerShape(0), "The seed of the order.", Default: "1"),
        JudgeKeys.Criteria(isRequired: false, "By which rules an answer is better."),
    ];

    public override string Task(YamlValue parameters) => parameters.Boolean("discriminate")
        ? "One of the following answers to the same request (the pieces `answer_a`, `answer_b` and so on) was written by a language model, the others by somebody else. You say which one. The order in which they stand says nothing."
        : "You rank answers to the same request, the pieces `answer_a`, `answer_b` and so on, from the best to the worst. The order in which they stand says nothing; neither does their length or their tone, unless the criteria say so.";

    public override IJudgeKind Kind(GraderSetup setup) =>
        new RankAmong(new PieceList(setup, "others"), setup.Parameters.Boolean("discriminate"), setup.Parameters.OptionalInteger("seed") ?? 1);

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) =>
    (
        ["first", "chance", "rank"],
        [
            Definitions.Mean("first_rate", first, signature),
            Definitions.Mean("chance", first + 1, signature),
            new ColumnMean("rank", first + 2, signature, MetricRanges.NonNegative) { HigherIsBetter = false },
        ]
    );
}
