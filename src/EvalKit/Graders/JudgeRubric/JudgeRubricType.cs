using EvalKit.Graders.Judging;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeRubric;

internal sealed class JudgeRubricType : JudgeType
{
    public override string Type => "judge_rubric";

    public override string Summary =>
        "A model places the answer on the levels of your rubric, which say what each level means and may show answers of it. The score is the level's place between the lowest and the highest one.";

    public override string Example => """
        quality:
          type: judge_rubric
          model: judge
          criteria: How well the answer explains the refund rules to a customer.
          question: "{{ item.message }}"
          range: [1, 10]
          levels:
            - score: 1
              meaning: wrong, or no answer
              examples: [ "Refunds are not my department." ]
            - score: 3
              meaning: right, but the customer does not learn what to do next
              examples: [ "You have 30 days." ]
            - score: 8
              meaning: right and complete, with the next step
              examples: [ "You have 30 days from delivery. Send the form in your account and we collect the parcel." ]
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "Without `range` only the scores of the levels are verdicts; with it every whole number of the range is, and the levels are its anchors. Anything else is `judge_failed`.",
        "Levels with labels are chosen by label, letter for letter.",
        "The raw value is the level's score.",
        "Samples of one judge are averaged, and several judges give their median.",
    ];

    protected override IReadOnlyList<Key> KindKeys =>
    [
        JudgeKeys.Criteria(isRequired: true),
        new Key("levels", new ListShape(new ObjectShape(
            new Key("score", new NumberShape(), "What the level counts.", IsRequired: true, Example: "3"),
            new Key("label", new TextShape { NotEmpty = true }, "Its name, by which the judge then chooses: of all levels or of none.", Example: "great"),
            new Key("meaning", new TextShape { NotEmpty = true }, "What an answer of this level is like.", IsRequired: true),
            new Key("examples", new ListShape(new TextShape { NotEmpty = true }) { OrSingle = true }, "Answers of this level."))) { MinimumItems = 2 }, "The levels.", IsRequired: true),
        JudgedRange.Key("The whole numbers that the judge may give, of which the levels are the anchors.", "the scores of the levels only", "[1, 10]"),
    ];

    public override string Task(YamlValue parameters) =>
        $"You place an answer on the levels of a rubric. Find the level whose meaning and examples fit best{(parameters["range"] is null ? "" : ", or a whole number between two levels")}:\n{string.Join('\n', RubricLevel.Read(parameters))}";

    public override IJudgeKind Kind(GraderSetup setup)
    {
        var levels = RubricLevel.Read(setup.Parameters);
        var range = Range(setup.Parameters, levels);
        if (levels.Count > 0 && levels.All(l => l.Label is not null))
            return new OneQuestion(new VerdictForm("level", new WordField("level", "The level that fits best.", [.. levels.Select(l => l.Label!)])), verdict =>
            {
                var level = levels.First(l => l.Label == verdict.GetProperty("level").GetString());
                return new JudgeReading { Score = range.Unit(level.Score), Raw = level.Score, Label = level.Label };
            });
        VerdictField field = setup.Parameters["range"] is null
            ? new LevelField("score", "The score of the level that fits best.", [.. levels.Select(l => l.Score)])
            : new NumberField("score", "The score by the rubric.", range.Low, range.High, IsWhole: true);
        return new OneQuestion(new VerdictForm("level", field), verdict =>
        {
            var score = verdict.GetProperty("score").GetDouble();
            return new JudgeReading { Score = range.Unit(score), Raw = score };
        });
    }

    protected override void Check(GraderSetup setup)
    {
        var levels = RubricLevel.Read(setup.Parameters);
        if (setup.Parameters["levels"] is not { } place || levels.Count < 2)
            return;
        if (levels.GroupBy(l => l.Score).Any(g => g.Count() > 1) || levels.Where(l => l.Label is not null).GroupBy(l => l.Label, StringComparer.Ordinal).Any(g => g.Count() > 1))
            setup.Problems.Add(place, "two levels have the same score or label");
        var labelled = levels.Count(l => l.Label is not null);
        if (labelled > 0 && labelled < levels.Count)
            setup.Problems.Add(place, "give labels to all levels or to none");
        JudgedRange.Check(setup.Parameters, setup.Problems);
        if (setup.Parameters["range"] is not { } rangePlace || JudgedRange.Read(setup.Parameters) is not { } range)
            return;
        if (labelled > 0)
            setup.Problems.Add(rangePlace, "levels with labels are chosen by label; leave 'range' out");
        if (levels.Any(l => l.Score < range.Low || l.Score > range.High))
            setup.Problems.Add(rangePlace, $"a level lies outside the range from {range}");
    }

    private static JudgedRange Range(YamlValue parameters, IReadOnlyList<RubricLevel> levels) =>
        JudgedRange.Read(parameters) ?? (levels.Count > 1 ? new JudgedRange(levels.Min(l => l.Score), levels.Max(l => l.Score)) : new JudgedRange(0, 1));
}
