using EvalKit.Graders.Judging;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeScore;

internal sealed class JudgeScoreType : JudgeType
{
    private static readonly JudgedRange Unit = new(0, 1);

    public override string Type => "judge_score";

    public override string Summary =>
        "A model gives the answer a number on a scale by your criteria; the score is its place on the scale, from 0 at the lower end to 1 at the upper. Judges use a scale more evenly when its levels are described: `judge_rubric`.";

    public override string Example => """
        helpful:
          type: judge_score
          model: judge
          criteria: "How far the answer solves the customer's problem: 1 not at all, 5 completely and without a further question."
          range: [1, 5]
          whole: true
          question: "{{ item.message }}"
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "A number outside the range, a fraction where `whole` is asked for, a number in quotes, and `8/10`: no verdict, the item is `judge_failed`.",
        "The raw value is the number on the judge's own scale.",
        "Samples of one judge are averaged, and `spread` is their standard deviation in [0,1]; several judges give their median. A panel needs verdicts of more than half of its judges.",
    ];

    protected override IReadOnlyList<Key> KindKeys =>
    [
        JudgeKeys.Criteria(isRequired: true),
        JudgedRange.Key("The lowest and the highest score.", "[0, 1]"),
        new Key("whole", new BooleanShape(), "Whether the score has to be a whole number.", Default: "false"),
    ];

    public override string Task(YamlValue parameters) => "You score an answer by the criteria. Use the whole scale: its ends are for answers that could not be worse or better by the criteria.";

    public override IReadOnlyList<string> Hints(YamlValue parameters, GraderSurroundings surroundings) =>
    [
        .. base.Hints(parameters, surroundings),
        .. JudgedRange.Read(parameters) is { High: var high, Low: var low } && high - low > 1
            ? ["a scale of many levels that nobody describes is used differently by every judge and run: describe its levels (judge_rubric), or ask for pass or fail"]
            : Array.Empty<string>(),
    ];

    public override IJudgeKind Kind(GraderSetup setup)
    {
        var range = JudgedRange.Read(setup.Parameters) ?? Unit;
        return new OneQuestion(new VerdictForm("score", new NumberField("score", "The score by the criteria.", range.Low, range.High, setup.Parameters.Boolean("whole"))), verdict =>
        {
            var score = verdict.GetProperty("score").GetDouble();
            return new JudgeReading { Score = range.Unit(score), Raw = score };
        });
    }

    protected override void Check(GraderSetup setup) => JudgedRange.Check(setup.Parameters, setup.Problems);
}
