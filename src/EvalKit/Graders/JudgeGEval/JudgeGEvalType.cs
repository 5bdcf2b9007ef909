using EvalKit.Graders.Judging;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeGEval;

internal sealed class JudgeGEvalType : JudgeType
{
    private static readonly JudgedRange OneToFive = new(1, 5);

    public override string Type => "judge_g_eval";

    public override string Summary =>
        "G-Eval (Liu et al. 2023): criteria, evaluation steps that are frozen in the file, and a form with a whole number. The score is the expected number under the judge's own token probabilities, from 0 at the lower end of the range to 1 at the upper; without probabilities the mean of `samples` answers.";

    public override string Example => """
        coherence:
          type: judge_g_eval
          model: judge
          criteria: "Coherence: the summary builds from sentence to sentence to a coherent body of information."
          steps:
            - Read the source and note its main topic and key points.
            - Check whether the summary presents them in a clear and logical order.
            - Give the score by the criteria.
          context: "{{ item.article }}"
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "With probabilities one call is enough: those of the tokens at the place of the number that are whole numbers within the range are added up and divided by their sum. `spread` is then the standard deviation of that distribution, in [0,1].",
        "Without them (a provider that has none, a number of several tokens) the judge is asked `samples` times; answers without a number within the range are left out and more than half have to have one. The reference implementation counts such answers as 0.",
        "80 % coherence is 0.80 here, which is 4.2 on a scale from 1 to 5; 4 of 5 is 0.75.",
        "Samples need a temperature above 0, which is the provider's default; the reference implementation uses 2 and answers of 5 tokens, which leaves no room for reasoning.",
        "The raw value is the expected number on the judge's own scale.",
    ];

    protected override IReadOnlyList<Key> KindKeys =>
    [
        JudgeKeys.Criteria(isRequired: true),
        new Key("steps", new ListShape(new TextShape { NotEmpty = true }) { MinimumItems = 1 }, "The evaluation steps. A model may have written them once; here they stand still, so that every run asks the same.", IsRequired: true),
        JudgedRange.Key("The lowest and the highest number, both whole.", "[1, 5]"),
        new Key("logprobs", new BooleanShape(), "Whether token probabilities are asked for.", Default: "true"),
    ];

    public override int DefaultSamples => 20;

    public override string Task(YamlValue parameters) =>
        $"You evaluate a text. Follow these steps:\n{string.Join('\n', parameters.Texts("steps").Select((step, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1}. {step}")))}";

    public override IReadOnlyList<string> Hints(YamlValue parameters, GraderSurroundings surroundings) =>
    [
        .. base.Hints(parameters, surroundings),
        .. parameters.Texts(JudgeKeys.Model.Name).Any(m => surroundings.Models.TryGetValue(m, out var model) && JudgeOptions.Of(parameters).Over(model).TryGetValue("temperature", out var temperature) && temperature.ToString() == "0")
            ? ["at a temperature of 0 all samples are alike: without token probabilities one sample says as much"]
            : Array.Empty<string>(),
    ];

    public override IJudgeKind Kind(GraderSetup setup) => new ExpectedScore(JudgedRange.Read(setup.Parameters) ?? OneToFive, setup.Parameters.Boolean("logprobs", otherwise: true));

    protected override void Check(GraderSetup setup)
    {
        JudgedRange.Check(setup.Parameters, setup.Problems);
        if (JudgedRange.Read(setup.Parameters) is { } range && (range.Low != Math.Floor(range.Low) || range.High != Math.Floor(range.High)))
            setup.Problems.Add(setup.Parameters["range"]!, "the range of judge_g_eval has to be whole numbers");
    }
}
