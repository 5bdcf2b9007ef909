using System.Globalization;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>A gate's rule in words, from what the suite writes alone.</summary>
internal static class GateText
{
    public static readonly (string Key, GateKind Kind)[] Thresholds =
        [("at_least", GateKind.AtLeast), ("at_most", GateKind.AtMost), ("above", GateKind.Above), ("below", GateKind.Below)];

    /// <summary>The rule, or null where the entry has none.</summary>
    public static string? Of(YamlValue gate) => Rule(gate) is { } rule ? gate.Text("on") == GateRule.Corrected ? rule + GateRule.OnCorrected : rule : null;

    private static string? Rule(YamlValue gate)
    {
        foreach (var (key, _) in Thresholds)
            if (gate[key] is { } limit)
                return Threshold(key, limit, gate);
        return gate["against"] is null ? null : AgainstBaseline(gate);
    }

    public static string Threshold(string key, YamlValue limit, YamlValue gate) => $"{key} {limit.Text}{(gate.Text("proof") == "interval" ? GateRule.ByWholeInterval : "")}";

    public static string AgainstBaseline(YamlValue gate)
    {
        var allowed = gate.Number("margin", 0);
        return gate.Text("effect") == "relative"
            ? string.Create(CultureInfo.InvariantCulture, $"against baseline, margin {allowed * 100:0.####} % of its value")
            : string.Create(CultureInfo.InvariantCulture, $"against baseline, margin {allowed}");
    }
}
