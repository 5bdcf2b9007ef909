using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.People;

/// <summary>Reads the entries under <c>needs_human</c>.</summary>
internal static class NeedsHumanBinder
{
    private const string OutcomeKey = "outcome", GraderKey = "grader", BelowKey = "below", SliceName = "slice", ReasonKey = "reason";

    public static Key Shape => new("needs_human", new ListShape(new ObjectShape(
        new Key(OutcomeKey, new ListShape(new WordShape([.. OutcomeNames.InReportOrder.Where(o => o != Outcome.Scored).Select(o => o.Name())])) { OrSingle = true, MinimumItems = 1 },
            "Answers with one of these outcomes; with `grader`, whose score has it.", Example: "[refused, judge_failed]"),
        new Key(GraderKey, new TextShape { NotEmpty = true }, "The grader whose score or outcome is meant.", Example: "order"),
        new Key(BelowKey, new NumberShape(0, 1), "Answers whose score by `grader` is below this.", Example: "1"),
        new Key(SliceName, new MapShape(TextShape.Any) { MinimumEntries = 1 }, "Answers to items of this slice.", Example: "{ stakes: high }"),
        new Key(ReasonKey, new TextShape { NotEmpty = true }, "Why people look at these, in words."))), "Answers that people have to look at: every entry of which all keys hold. They are counted in every summary, and `evalkit label --needs-human` asks about them. They decide no gate.");

    public static IReadOnlyList<NeedsHumanRule> Bind(YamlValue? list, IReadOnlyList<GraderDefinition> graders, GateBinder rules, ProblemList problems)
    {
        var bound = new List<NeedsHumanRule>();
        foreach (var entry in list?.Items ?? [])
        {
            var rule = new NeedsHumanRule
            {
                Outcomes = [.. entry.Texts(OutcomeKey).Select(OutcomeNames.Parse).OfType<Outcome>()],
                Grader = entry.Text(GraderKey),
                Below = entry.OptionalNumber(BelowKey),
                Slice = rules.Slice(entry[SliceName]),
                Reason = entry.Text(ReasonKey),
            };
            if (entry[GraderKey] is { } name && graders.All(g => g.Name != name.Text))
                problems.Add(name, $"there is no grader '{name.Text}'{NearestName.Hint(name.Text, graders.Select(g => g.Name))}");
            if (rule.Below is not null && rule.Grader is null)
                problems.Add(entry[BelowKey]!, "says not whose score: name a 'grader' too");
            if (entry[GraderKey] is { } alone && rule.Below is null && entry[OutcomeKey] is null)
                problems.Add(alone, "says not what of the grader's score: write 'below' or 'outcome' too");
            if (entry[OutcomeKey] is null && entry[BelowKey] is null && entry[GraderKey] is null && entry[SliceName] is null)
                problems.Add(entry, "holds for every answer: write 'outcome', 'grader' with 'below', or 'slice'");
            bound.Add(rule);
        }
        return bound;
    }
}
