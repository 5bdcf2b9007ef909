using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Decisions;

/// <summary>Reads the map under <c>pick</c>.</summary>
internal static class PickBinder
{
    private static readonly string[] Limits = ["at_least", "at_most", "above", "below"];

    public static PickSettings? Bind(YamlValue? map, GateBinder rules, ProblemList problems)
    {
        if (map is not { Kind: YamlKind.Map })
            return null;
        List<YamlValue> limits = [.. Limits.Select(l => map[l]).OfType<YamlValue>()];
        if (limits.Count > 1)
            problems.Add(limits[1], "pick has one limit, not two");
        if (limits.Count > 0 && map["metric"] is null)
            problems.Add(limits[0], "a limit needs the metric it is about: write 'metric' before it");
        if (limits.Count == 0 && map["proof"] is { } proof)
            problems.Add(proof, "'proof' says how a limit is held, and there is none here");
        if (map["metric"] is { Kind: YamlKind.Scalar } name && BuiltinMetrics.All.Any(b => name.Text.StartsWith(b.Name + ".", StringComparison.Ordinal)))
            problems.Add(name, "pick keeps a score and then takes the cheapest and fastest; limits on cost and latency belong under 'hard_limits'");
        var gate = limits.Count > 0 ? rules.Bind(YamlValue.List(map.File, map.Line, map.Column, [map])).FirstOrDefault() : null;
        if (gate is null && map["metric"] is { Kind: YamlKind.Scalar } metric && limits.Count == 0)
            rules.Find(metric);
        return new PickSettings
        {
            Metric = map.Text("metric"),
            Gate = gate is null || map.Text("proof") == "point" ? gate : PickRule.ByInterval(gate),
            Within = map.OptionalNumber("within"),
            HardLimits = rules.Bind(map["hard_limits"]),
        };
    }
}
