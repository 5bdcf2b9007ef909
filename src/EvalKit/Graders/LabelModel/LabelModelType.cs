using EvalKit.Graders.Judging;
using EvalKit.Graders.ScoreModel;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.LabelModel;

internal sealed class LabelModelType : JudgeType
{
    public override string Type => "label_model";

    public override string Summary =>
        "OpenAI's `label_model` grader by its own field names: the suite writes the messages, the judge answers with one of `labels`, and the item passes when it is one of `passing_labels`.";

    public override string Example => """
        sentiment:
          type: label_model
          model: judge
          input:
            - { role: developer, content: Classify the sentiment of the text. }
            - { role: user, content: "Text: {{ sample.output_text }}" }
          labels: [positive, neutral, negative]
          passing_labels: [positive, neutral]
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "The judge answers `{\"steps\": [...], \"result\": label}`: OpenAI does not document its form; this is that of `score_model`.",
        "A result that is none of the labels, letter for letter, is `judge_failed`.",
        "`model` is the name of a model under `models`, not a model id. Values in the messages stand between markers.",
    ];

    protected override bool HasInput => false;

    protected override IReadOnlyList<Key> KindKeys =>
    [
        GraderMessages.Input,
        new Key("labels", new ListShape(new TextShape { NotEmpty = true }) { MinimumItems = 1 }, "The labels.", IsRequired: true, Example: "[positive, neutral, negative]"),
        new Key("passing_labels", new ListShape(new TextShape { NotEmpty = true }) { MinimumItems = 1 }, "The labels that pass.", IsRequired: true, Example: "[positive]"),
        GraderMessages.SamplingParameters,
    ];

    protected override IReadOnlyList<Key> SharedKeys => [];

    protected override bool HasParameters => false;

    public override IReadOnlyList<string> PromptKeys => ["input"];

    public override IReadOnlyList<string> Words(YamlValue parameters) => parameters.Texts("labels");

    public override string Task(YamlValue parameters) => "You label as the following messages say.";

    public override IJudgeKind Kind(GraderSetup setup)
    {
        string[] labels = [.. setup.Parameters.Texts("labels").Distinct(StringComparer.Ordinal)];
        var passing = setup.Parameters.Texts("passing_labels");
        var form = new VerdictForm("label", WrittenQuestion.Steps, [new WordField("result", "The label.", labels)]);
        return new WrittenQuestion(new GraderMessages(setup), form, verdict =>
        {
            var label = verdict.GetProperty("result").GetString()!;
            var passes = passing.Contains(label, StringComparer.Ordinal);
            return new JudgeReading { Score = passes ? 1 : 0, Passed = passes, Label = label, Values = [.. labels.Select(l => l == label ? 1.0 : 0)] };
        });
    }

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) =>
        LabelChecks.Shares(parameters.Texts("labels"), signature, first);

    protected override void Check(GraderSetup setup)
    {
        GraderMessages.Check(setup);
        LabelChecks.Run(setup, "labels", "passing_labels");
    }
}
