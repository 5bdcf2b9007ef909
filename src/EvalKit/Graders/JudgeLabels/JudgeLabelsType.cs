using EvalKit.Graders.Judging;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeLabels;

internal sealed class JudgeLabelsType : JudgeType
{
    public override string Type => "judge_labels";

    public override string Summary =>
        "A model gives the answer one of your labels. A label scores 1 when it is one of `passing_labels` and 0 otherwise, or what `scores` says; `share_LABEL` is the share of answers with it.";

    public override string Example => """
        tone:
          type: judge_labels
          model: judge
          criteria: The tone of the answer towards the customer.
          labels: [friendly, neutral, rude]
          descriptions:
            friendly: greets or thanks, and offers further help
            rude: blames the customer or is sarcastic
          passing_labels: [friendly, neutral]
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "A label that is none of the list, letter for letter, is no verdict: the item is `judge_failed`. So is a label that looks the same in other Unicode characters.",
        "An empty answer is shown to the judge like any other.",
        "Several judges or samples decide by majority; a split panel is `judge_failed`.",
    ];

    protected override IReadOnlyList<Key> KindKeys =>
    [
        JudgeKeys.Criteria(isRequired: true, "What the labels are about, in your words."),
        new Key("labels", new ListShape(new TextShape { NotEmpty = true }) { MinimumItems = 2 }, "The labels.", IsRequired: true, Example: "[friendly, neutral, rude]"),
        new Key("descriptions", new MapShape(new TextShape { NotEmpty = true }), "What a label means, shown to the judge.", Example: "{ rude: blames the customer }"),
        new Key("passing_labels", new ListShape(new TextShape { NotEmpty = true }) { MinimumItems = 1 }, "The labels that score 1; the others score 0. Either this or `scores`.", Example: "[friendly, neutral]"),
        new Key("scores", new MapShape(new NumberShape(0, 1)), "What each label scores.", Example: "{ friendly: 1, neutral: 0.5, rude: 0 }"),
    ];

    public override IReadOnlyList<string> Words(YamlValue parameters) => parameters.Texts("labels");

    public override string Task(YamlValue parameters)
    {
        var labels = parameters.Texts("labels").Select(label => parameters["descriptions"].Text(label) is { } meaning ? $"- {label}: {meaning}" : $"- {label}");
        return $"You label an answer. Choose the one label that fits best:\n{string.Join('\n', labels)}";
    }

    public override IJudgeKind Kind(GraderSetup setup)
    {
        var parameters = setup.Parameters;
        var scores = parameters.Texts("labels").Distinct(StringComparer.Ordinal).ToDictionary(l => l, l => Score(l, parameters), StringComparer.Ordinal);
        string[] labels = [.. scores.Keys];
        return new OneQuestion(new VerdictForm("label", new WordField("label", "The label that fits best.", labels)), verdict =>
        {
            var label = verdict.GetProperty("label").GetString()!;
            return new JudgeReading
            {
                Score = scores[label],
                Label = label,
                Passed = parameters["passing_labels"] is null ? null : scores[label] == 1,
                Values = [.. labels.Select(l => l == label ? 1.0 : 0)],
            };
        });
    }

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) =>
        LabelChecks.Shares(parameters.Texts("labels"), signature, first);

    protected override void Check(GraderSetup setup) => LabelChecks.Run(setup, "labels", "passing_labels", "descriptions", "scores");

    private static double Score(string label, YamlValue parameters) =>
        parameters["scores"] is { } scores ? scores.OptionalNumber(label) ?? 0 : parameters.Texts("passing_labels").Contains(label, StringComparer.Ordinal) ? 1 : 0;
}
