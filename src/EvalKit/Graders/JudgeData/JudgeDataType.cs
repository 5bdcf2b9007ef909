using EvalKit.Graders.Judging;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeData;

internal sealed class JudgeDataType : JudgeType
{
    public const string TypeName = "judge_data";

    public override string Type => TypeName;

    public override string Summary =>
        "A model, best one that reasons, looks at a row of data itself and not at any output: is the reference wrong or the question ambiguous, is something missing, does the row give its answer away, is it there twice? A row with nothing wrong scores 1. `evalkit data check` asks it about a whole file.";

    public override string Example => """
        rows:
          type: judge_data
          model: judge
          question: "{{ item.question }}"
          reference: "{{ item.answer }}"
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "Without `question` the judge is shown the whole row as it stands; with it `question`, `context`, `show` and `reference` alone.",
        "`duplicate` is asked of rows that `evalkit data check` finds alike (half of their words in common); elsewhere no other row is shown, and none is a duplicate.",
        "`solve_first` has the judge solve the question before it sees the reference: the surest way to a wrong reference.",
        "The output of a system is not looked at, so that in a suite all variants score the same.",
        "Each flag is a metric, the share of rows that have it. In a panel a flag counts that more than half of the judges raise (`panel: median`).",
    ];

    protected override bool HasInput => false;

    public override bool JudgesAnswers => false;

    protected override IReadOnlyList<Key> KindKeys => [JudgeKeys.Criteria(isRequired: false, "What else has to hold for a row, or what of the above is meant to be as it is.")];

    protected override IReadOnlyList<Key> SharedKeys =>
        [JudgeKeys.Question, JudgeKeys.Context, JudgeKeys.Reference with { Description = "The answer, or the answers, that count as right." }, JudgeKeys.Show, JudgeKeys.SolveFirst];

    public override string Task(YamlValue parameters) => $"""
        You check a row of a data set by which systems are going to be evaluated. Nobody has answered it; you judge the row, not an answer. The piece `reference`, or the field of the piece `row` that plays its part, is what will count as right. Say which
        of these hold:
        {string.Join('\n', RowFlags.All.Select(f => $"- {f.Name}: {f.Meaning}"))}
        Work out for yourself what is asked before you believe the reference. Raise only what you can say in one sentence; a row that is merely hard has nothing wrong with it.
        """;

    public override IJudgeKind Kind(GraderSetup setup) => new RowFlags();

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) =>
        ([.. RowFlags.All.Select(f => f.Name)], [.. RowFlags.All.Select((f, i) => Definitions.Mean(f.Name, first + i, signature) with { HigherIsBetter = false })]);
}
