using EvalKit.Shapes;

namespace EvalKit.Decisions;

/// <summary>The keys of a suite that are about decisions.</summary>
internal static class DecisionShapes
{
    private static readonly TextShape Name = new() { NotEmpty = true };

    /// <value>The default value is 1e12: beyond, no amount is meant.</value>
    private const double Most = 1e12;

    private static readonly IReadOnlyList<string> LimitNames = ["at_least", "at_most", "above", "below"];

    public static ObjectShape Target => new([Metric(), Slice(), .. Limits(), AllowMissing()]) { ExactlyOneOf = [LimitNames] };

    public static ObjectShape Pick => new(
    [
        new Key("metric", Name, "The score that has to be kept.", Default: "that of `value`, else of the first of `targets` on a score", Example: "label.accuracy"),
        .. Limits(),
        AllowMissing(),
        new Key("proof", new WordShape("point", "interval"), "Whether the whole interval has to hold the limit, or the value alone.", Default: "interval"),
        new Key("within", new NumberShape(0), "Keeps only what is shown to be at most so much worse than the best, in the metric's unit.", Default: "whatever is not shown to be worse is kept", Example: "0.02"),
        new Key("hard_limits", new ListShape(Target), "Variants outside are dropped before anything else is looked at; so are those whose value is not known."),
    ]);

    public static ObjectShape Value => new(
    [
        new Key("metric", Name, "The share of successes: a mean of scores between 0 and 1.", IsRequired: true, Example: "label.accuracy"),
        new Key("saving_per_success", new NumberShape(0, Most), "What a success saves.", IsRequired: true, Example: "50"),
        .. Failure(),
        new Key("target", new NumberShape(0, 1), "The accuracy to reach, at or above break-even.", Example: "0.9"),
        new Key("currency", Name, "The code of the currency of all amounts.", Default: Amount.DefaultCurrency, Example: "EUR"),
        new Key("cases", new IntegerShape(1, 1_000_000_000), "The number of cases of the balance.", Default: "1000"),
        new Key("slices", new ListShape(new ObjectShape(
        [
            new Key("slice", new MapShape(TextShape.Any) { MinimumEntries = 1 }, "The slice.", IsRequired: true, Example: "{ kind: adversarial }"),
            new Key("saving_per_success", new NumberShape(0, Most), "What a success saves in the slice.", Default: "as everywhere"),
            .. Failure(),
        ]) { ExactlyOneOf = [["cost_per_failure", "failures"]] }), "Slices in which a failure costs something else. They decide who drives there; the balance is made with the amounts above."),
    ]) { ExactlyOneOf = [["cost_per_failure", "failures"]] };

    public static ObjectShape Human => new(
        new Key("metric", Name, "A metric of the run.", Example: "label.accuracy"),
        new Key("name", Name, "A statistic that was measured elsewhere.", Example: "CSAT"),
        new Key("people", new QuantityShape(), "What people reach.", Example: "0.92"),
        new Key("agreement", new QuantityShape(), "How far people agree with one another on the metric: the ceiling of what can be shown.", Example: "0.88"),
        new Key("labels", Name, "A file of people's labels of which the agreement is taken: the share of pairs of raters who say the same in its last round.", Example: "../graders/tone.labels.jsonl"),
        new Key("better", new WordShape("higher", "lower"), "Which values of a statistic that was measured elsewhere are better.", Default: "higher"),
        new Key("variants", new MapShape(new NumberShape()), "What variants reach in a statistic that was measured elsewhere.", Example: "{ knn: 4.1 }"))
    {
        ExactlyOneOf = [["metric", "name"]],
    };

    private static Key Metric() => new("metric", Name, "The metric as `grader.metric`, or one of latency.* and cost.*.", IsRequired: true, Example: "cost.per_1000");

    private static Key Slice() => new("slice", new MapShape(TextShape.Any) { MinimumEntries = 1 }, "Only the items of one slice.", Example: "{ kind: adversarial }");

    private static Key AllowMissing() => new("allow_missing", new NumberShape(0, 1), "The share of items that may lack an outcome while the limit is decided on the others.", Default: "0: it has to be the same whatever the missing outcomes would have been; without such bounds the suite's");

    private static Key[] Limits() =>
    [
        new Key("at_least", new QuantityShape(), "Inclusive lower limit."),
        new Key("at_most", new QuantityShape(), "Inclusive upper limit.", Example: "2s"),
        new Key("above", new QuantityShape(), "Strict lower limit."),
        new Key("below", new QuantityShape(), "Strict upper limit."),
    ];

    private static Key[] Failure() =>
    [
        new Key("cost_per_failure", new NumberShape(0, Most), "What a failure costs.", Example: "300"),
        new Key("failures", new ListShape(new ObjectShape(
            new Key("name", Name, "What happens.", IsRequired: true, Example: "customer lost"),
            new Key("share", new NumberShape(0, 1), "The share of failures that end so; all shares add up to 1.", IsRequired: true, Example: "0.05"),
            new Key("cost", new NumberShape(0, Most), "What one of them costs.", IsRequired: true, Example: "1000"))) { MinimumItems = 1 }, "The kinds of failure, where they cost differently."),
    ];
}
