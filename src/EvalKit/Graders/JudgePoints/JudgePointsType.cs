using System.Globalization;
using EvalKit.Graders.Judging;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgePoints;

internal sealed class JudgePointsType : JudgeType
{
    public override string Type => "judge_points";

    public override string Summary =>
        "A rubric of items with points, above 0 for what a good answer does and below 0 for what it does not do. A model judges each item by itself, met or not met; the score is the sum of the points of the met items over that of all points above 0, within [0,1].";

    public override string Example => """
        rubric:
          type: judge_points
          model: judge
          question: "{{ item.question }}"
          total: 0.80
          items:
            - { name: cause, points: 0.60, criterion: The answer names the cause of the fault. }
            - { name: fix, points: 0.40, criterion: The answer says how to mend it. }
            - { name: invented, points: -0.20, criterion: The answer names a setting that does not exist. }
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "The points of all items, signs included, have to sum to `total`, to the last digit: a rubric that was edited by half is a problem of the suite.",
        "An item without a usable verdict makes the whole `judge_failed`; its name stands in the reason.",
        "A sum below 0 scores 0. The raw value is the sum itself.",
        "`met_NAME` is the share of answers that meet an item; for points below 0 lower is better.",
    ];

    protected override IReadOnlyList<Key> KindKeys =>
    [
        new Key("items", new ListShape(new ObjectShape(
            new Key("name", new TextShape { NotEmpty = true }, "Its name in metrics.", Default: "`item_1`, `item_2` ...", Example: "cause"),
            new Key("criterion", new TextShape { NotEmpty = true }, "What is met or not met.", IsRequired: true),
            new Key("points", new NumberShape(-1000, 1000), "Its points; below 0 for a fault.", IsRequired: true, Example: "0.25"))) { MinimumItems = 1 }, "The items.", IsRequired: true),
        new Key("total", new NumberShape(-1_000_000, 1_000_000), "What the points of all items sum to.", IsRequired: true, Example: "1.00"),
        new Key("together", new BooleanShape(), "Whether one question asks for all items: cheaper, and their verdicts are no longer independent.", Default: "false"),
        JudgeKeys.Criteria(isRequired: false, "What is to be known for all items."),
    ];

    public override string Task(YamlValue parameters) =>
        $"You judge whether an answer meets {(parameters.Boolean("together") ? "each item of a rubric" : "one item of a rubric")}. Only what the item says counts. An item may describe a fault: it is met when the answer has it.";

    public override IJudgeKind Kind(GraderSetup setup) => new PointSum(PointItem.Read(setup.Parameters), setup.Parameters.Boolean("together"));

    protected override int Questions(YamlValue parameters) => parameters.Boolean("together") ? 1 : PointItem.Read(parameters).Count;

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first)
    {
        var items = PointItem.Read(parameters).DistinctBy(i => i.Name).ToList();
        return ([.. items.Select(i => "met_" + i.Name)], [.. items.Select((item, i) => Definitions.Mean("met_" + item.Name, first + i, signature) with { HigherIsBetter = item.Points >= 0 })]);
    }

    protected override void Check(GraderSetup setup)
    {
        var items = PointItem.Read(setup.Parameters);
        if (setup.Parameters["items"] is not { Items.Count: > 0 } place)
            return;
        foreach (var twice in items.GroupBy(i => i.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            setup.Problems.Add(place, $"two items are called '{twice.Key}'");
        if (items.All(i => i.Points <= 0))
            setup.Problems.Add(place, "no item has points above 0: every answer would score 0");
        if (setup.Parameters["total"] is { } total && setup.Parameters.Decimal("total") is { } declared && items.Sum(i => i.Points) is var sum && sum != declared)
            setup.Problems.Add(total, string.Create(CultureInfo.InvariantCulture, $"the points of the {items.Count} items sum to {sum}, not to the total of {declared}"));
    }
}
