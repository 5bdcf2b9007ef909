using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Decisions;

/// <summary>How a variant is picked: hard limits, then accuracy, then cost, then latency.</summary>
public sealed record PickRule
{
    /// <summary>The full name of the metric that has to be kept.</summary>
    public required string Metric { get; init; }

    /// <summary>What the metric has to hold, or null where nothing is said of it.</summary>
    public GateRule? Gate { get; init; }

    /// <summary>Where metric and gate come from, in words: <c>the suite's pick</c>, <c>the suite's targets</c>.</summary>
    public required string Source { get; init; }

    /// <summary>How much worse than the best a variant may be at most, in the metric's unit; null to keep whatever is not shown to be worse.</summary>
    public double? Within { get; init; }

    /// <summary>Limits that come before accuracy; a value that is not known holds none.</summary>
    public IReadOnlyList<GateRule> HardLimits { get; init; } = [];

    /// <summary>The rule of a run: what its suite said, else what its gates say.</summary>
    public static PickRule Of(RecordedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Pick ?? Of(null, [], null, run.Gates ?? [], run.Graders);
    }

    /// <summary>The same rule with what a caller wants otherwise; a limit of another metric does not count for a new one.</summary>
    /// <param name="metric">Another metric, or null.</param>
    /// <param name="limit">Another limit, whose metric is that of the rule, or null.</param>
    /// <param name="byInterval">Whether the whole interval has to hold the limit; null as the rule says, and for a new limit by the interval.</param>
    /// <param name="within">Another margin, or null.</param>
    public PickRule With(string? metric, GateRule? limit, bool? byInterval, double? within)
    {
        var rule = metric is null || metric == Metric ? this : this with { Metric = metric, Gate = null, Source = "as asked for" };
        if (limit is not null)
            rule = rule with { Gate = ByInterval(limit with { Metric = rule.Metric }), Source = "as asked for" };
        if (rule.Gate is { } gate && byInterval is { } wanted)
            rule = rule with { Gate = wanted ? ByInterval(gate) : gate with { NeedsInterval = false, Text = gate.Text.Replace(GateRule.ByWholeInterval, "", StringComparison.Ordinal) } };
        return within is null ? rule : rule with { Within = within };
    }

    /// <summary>What a suite says: its <c>pick</c>, else its targets, its value, its gates, and without any of them the headline of its first grader.</summary>
    internal static PickRule Of(Suite suite) => Of(suite.Pick, suite.Targets, suite.Value, suite.Gates, [.. suite.Graders.Select(g => g.Definition)]);

    /// <summary>The rule by the whole interval: the best of several values is high by luck too.</summary>
    internal static GateRule ByInterval(GateRule rule) => rule.NeedsInterval ? rule : rule with { NeedsInterval = true, Text = rule.Text + GateRule.ByWholeInterval };

    private static PickRule Of(PickSettings? pick, IReadOnlyList<GateRule> targets, ValueRule? value, IReadOnlyList<GateRule> gates, IReadOnlyList<GraderDefinition> graders)
    {
        List<GateRule> wanted = [.. targets.Where(IsThresholdOnScores)];
        List<GateRule> asked = [.. gates.Where(IsThresholdOnScores)];
        var metric = pick?.Metric ?? value?.Metric ?? wanted.Concat(asked).FirstOrDefault()?.Metric ?? $"{graders[0].Name}.{graders[0].Metrics[0].Name}";
        var (gate, source) =
            pick?.Gate is { } own ? (own, "the suite's pick")
            : wanted.Find(t => t.Metric == metric) is { } target ? (ByInterval(target), "the suite's targets")
            : value is not null && value.Metric == metric ? (OfValue(value), value.Target is null ? "the break-even of the suite's value" : "the target of the suite's value")
            : asked.Find(g => g.Metric == metric) is { } first ? (ByInterval(first), "the suite's gates")
            : (null, pick?.Metric is null ? "the first grader" : "the suite's pick");
        return new PickRule { Metric = metric, Gate = gate, Source = source, Within = pick?.Within, HardLimits = pick?.HardLimits ?? [] };
    }

    private static bool IsThresholdOnScores(GateRule rule) =>
        rule is { Slice: null, EachOf.Count: 0, Kind: not GateKind.AgainstBaseline } && BuiltinMetrics.All.All(b => !rule.Metric.StartsWith(b.Name + ".", StringComparison.Ordinal));

    private static GateRule OfValue(ValueRule value) => ByInterval(new GateRule
    {
        Metric = value.Metric,
        Kind = GateKind.AtLeast,
        Value = value.Target ?? (double)value.PerCase.BreakEven,
        Text = FormattableString.Invariant($"at_least {value.Target ?? (double)value.PerCase.BreakEven:0.####}"),
        Place = "",
    });
}
