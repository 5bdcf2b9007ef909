using EvalKit.Graders.Judging;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.ScoreModel;

internal sealed class ScoreModelType : JudgeType
{
    private static readonly JudgedRange Unit = new(0, 1);

    public override string Type => "score_model";

    public override string Summary =>
        "OpenAI's `score_model` grader by its own field names: the suite writes the messages, the judge answers `{\"steps\": [...], \"result\": number}`, and the result is cut to `range`. The score is its place on the range.";

    public override string Example => """
        closeness:
          type: score_model
          model: judge
          input:
            - role: system
              content: Score from 1 to 5 how close the answer is to the reference.
            - role: user
              content: "Reference: {{ item.answer }}\nAnswer: {{ sample.output_text }}"
          range: [1, 5]
          sampling_params: { temperature: 0 }
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "A result beyond the range counts as its nearer end, as with OpenAI. A result that is no number is `judge_failed`, where OpenAI counts 0.",
        "`model` is the name of a model under `models`, not a model id.",
        "The steps come before the result in the schema, so that the reasoning comes before the verdict; OpenAI's guide shows them behind it. Either order is read.",
        "Values in the messages stand between markers, and a system message of ours says what they mean; OpenAI sends them bare. Images are sent from an address or a data URI, sounds from base 64, to providers that take them; a path of a file is refused, since what a model wrote could choose the file.",
        "The raw value is the result before it is mapped to [0,1].",
    ];

    protected override bool HasInput => false;

    protected override IReadOnlyList<Key> KindKeys => [GraderMessages.Input, JudgedRange.Key("The lowest and the highest result.", "[0, 1]"), GraderMessages.SamplingParameters];

    protected override IReadOnlyList<Key> SharedKeys => [];

    protected override bool HasParameters => false;

    public override IReadOnlyList<string> PromptKeys => ["input"];

    public override string Task(YamlValue parameters) => "You grade as the following messages say.";

    public override IJudgeKind Kind(GraderSetup setup)
    {
        var range = JudgedRange.Read(setup.Parameters) ?? Unit;
        var form = new VerdictForm("score", WrittenQuestion.Steps, [new NumberField("result", $"The score, from {range}.", double.NegativeInfinity, double.PositiveInfinity)]);
        return new WrittenQuestion(new GraderMessages(setup), form, verdict =>
        {
            var result = Math.Clamp(verdict.GetProperty("result").GetDouble(), range.Low, range.High);
            return new JudgeReading { Score = range.Unit(result), Raw = result };
        });
    }

    protected override void Check(GraderSetup setup)
    {
        GraderMessages.Check(setup);
        JudgedRange.Check(setup.Parameters, setup.Problems);
    }
}
