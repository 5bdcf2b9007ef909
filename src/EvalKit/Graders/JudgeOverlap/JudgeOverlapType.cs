using EvalKit.Graders.Judging;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgeOverlap;

internal sealed class JudgeOverlapType : JudgeType
{
    private const string Contradiction = ", contradiction";

    private static readonly string[] Overlaps = ["disjoint", "equal", "subset", "superset", "overlapping"];

    private static readonly double[] DefaultScores = [0, 1, 0.5, 1, 0.5];

    private static readonly VerdictForm Form = new("overlap",
        new WordField("type_of_overlap", "How the information of the answer lies to that of the reference.", Overlaps),
        new BooleanField("contradiction", "Whether the answer contradicts the reference anywhere."));

    public override string Type => "judge_overlap";

    public override string Summary =>
        "A model says how the information in the answer lies to that of the reference (`disjoint`, `equal`, `subset`, `superset`, `overlapping`) and whether they contradict each other: `{\"type_of_overlap\": \"subset\", \"contradiction\": false}`.";

    public override string Example => """
        agreement:
          type: judge_overlap
          model: judge
          question: "{{ item.question }}"
          reference: "{{ item.answer }}"
          scores: { subset: 0.25 }
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "A contradiction scores what `scores` says of it (0), whatever the overlap.",
        "Both properties have to be there, with exactly these names and words: anything else is `judge_failed`.",
        "Several judges or samples decide by majority of overlap and contradiction together; a split panel is `judge_failed`.",
        "`contradiction_rate` is the share of answers that contradict the reference.",
    ];

    protected override IReadOnlyList<Key> KindKeys =>
    [
        new Key("scores", new MapShape(new NumberShape(0, 1)), "What each overlap and a `contradiction` score; those that are not named keep their default.",
            Default: "disjoint 0, equal 1, subset 0.5, superset 1, overlapping 0.5, contradiction 0", Example: "{ subset: 0.25 }"),
        JudgeKeys.Criteria(isRequired: false, "What counts as a contradiction, beyond the built-in rule."),
    ];

    protected override IReadOnlyList<Key> SharedKeys => [JudgeKeys.Question, JudgeKeys.Reference with { IsRequired = true, Description = "The answer of an expert, with which the answer is compared." }, JudgeKeys.Context, JudgeKeys.Show];

    public override IReadOnlyList<string> Words(YamlValue parameters) => [.. Overlaps, .. Overlaps.Select(o => o + Contradiction)];

    public override string Task(YamlValue parameters) => """
        You compare the information in an answer with that in a reference, which is right. Style, order and wording do not count. Reason in this order:
        1. Is the information of the answer disjoint from that of the reference, equal to it, a subset of it, a superset of it, or do both hold something that the other lacks (overlapping)?
        2. Does the answer contradict the reference anywhere?
        """;

    public override IJudgeKind Kind(GraderSetup setup)
    {
        var scores = setup.Parameters["scores"];
        var ofOverlap = Overlaps.Zip(DefaultScores).ToDictionary(p => p.First, p => scores.Number(p.First, p.Second), StringComparer.Ordinal);
        var ofContradiction = scores.Number("contradiction", 0);
        return new OneQuestion(Form, verdict =>
        {
            var (overlap, contradicts) = (verdict.GetProperty("type_of_overlap").GetString()!, verdict.GetProperty("contradiction").GetBoolean());
            return new JudgeReading { Score = contradicts ? ofContradiction : ofOverlap[overlap], Label = contradicts ? overlap + Contradiction : overlap, Values = [contradicts ? 1 : 0] };
        });
    }

    protected override (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) =>
        (["contradiction"], [Definitions.Mean("contradiction_rate", first, signature) with { HigherIsBetter = false }]);

    protected override void Check(GraderSetup setup)
    {
        string[] names = [.. Overlaps, "contradiction"];
        foreach (var (name, _) in setup.Parameters["scores"]?.Entries ?? [])
            if (!names.Contains(name.Text, StringComparer.Ordinal))
                setup.Problems.Add(name, $"'{name.Text}' is no verdict{NearestName.Hint(name.Text, names)}");
    }
}
