using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.EarlyStopping;

/// <summary>Whether the gates of a suite can be decided before its end: each needs a test that may be looked at after every item.</summary>
internal static class EarlyStopCheck
{
    private const string Option = "--until-decided";

    /// <summary>Every gate that has no such test.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="variants">The variants that run.</param>
    /// <param name="hasAcceptedBaseline">Whether there is an accepted run to compare with.</param>
    public static IReadOnlyList<Problem> Of(Suite suite, IReadOnlyList<Variant> variants, bool hasAcceptedBaseline)
    {
        var problems = new ProblemList();
        var metrics = suite.Graders.Select(g => g.Definition).Concat(BuiltinMetrics.All).SelectMany(g => g.Metrics, (g, m) => (Name: $"{g.Name}.{m.Name}", Metric: m)).ToList();
        foreach (var gate in suite.Gates)
            if (metrics.Find(m => m.Name == gate.Metric).Metric is { } metric && Obstacle(gate, metric) is { } obstacle)
                problems.Add(gate.MetricPlace!, $"{Option} cannot decide a gate on '{gate.Metric}': {obstacle}; run without {Option}");
        var hasBaseline = hasAcceptedBaseline || variants.Any(v => v.IsBaseline) && variants.Any(v => !v.IsBaseline);
        if (!problems.Any && suite.Gates.All(g => g.Kind == GateKind.AgainstBaseline) && !hasBaseline)
            problems.Add(Option, 0, 0, suite.Gates.Count == 0 ? "the suite has no gates, so that nothing could be decided" : "every gate compares with the baseline, and there is none yet: accept a run with `evalkit baseline accept`");
        return problems.ToList();
    }

    private static string? Obstacle(GateRule gate, MetricDefinition metric) => metric switch
    {
        _ when gate.Correction is not null => "it is corrected by people's labels, for which there is no test that may be looked at after every item",
        SetMetric => "it is a number of the whole set and no mean over items, for which there is no test that may be looked at after every item",
        QuantileMetric => "a quantile has no test that may be looked at after every item",
        { Range.IsBounded: false } => "it has no largest value, and bets need bounds",
        { Range.Low: < 0 } when gate.IsRelative => "a share of a value that may be negative has no test that may be looked at after every item",
        _ when gate.Kind == GateKind.AgainstBaseline && gate.Value >= (gate.IsRelative ? 1 : metric.Range.Width) => "its margin is as wide as its range",
        _ => null,
    };
}
