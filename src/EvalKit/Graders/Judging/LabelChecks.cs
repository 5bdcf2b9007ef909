using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Yaml;

namespace EvalKit.Graders.Judging;

/// <summary>Checks the keys that name labels.</summary>
internal static class LabelChecks
{
    /// <summary>Reports labels that stand twice, names that are no label, and scores that are missing.</summary>
    /// <param name="setup">The grader.</param>
    /// <param name="labels">The key of the labels.</param>
    /// <param name="passing">The key of those that pass.</param>
    /// <param name="descriptions">The key of their meanings, or null.</param>
    /// <param name="scores">The key of their scores, or null.</param>
    public static void Run(GraderSetup setup, string labels, string passing, string? descriptions = null, string? scores = null)
    {
        var (parameters, problems) = (setup.Parameters, setup.Problems);
        var places = parameters[labels]?.Items ?? [];
        var known = places.Select(l => l.Text).ToList();
        foreach (var twice in places.GroupBy(l => l.Text, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add(twice.Last(), $"label '{twice.Key}' stands twice");
        var named = (parameters[passing]?.Items ?? []).Concat(Keys(parameters, descriptions)).Concat(Keys(parameters, scores));
        foreach (var name in named)
            if (!known.Contains(name.Text, StringComparer.Ordinal))
                problems.Add(name, $"'{name.Text}' is none of the labels{NearestName.Hint(name.Text, known)}");
        if (scores is null)
            return;
        if (parameters[passing] is null == parameters[scores] is null)
            problems.Add(parameters, $"say what the labels score: either '{passing}' or '{scores}'");
        foreach (var label in parameters[scores] is { Kind: YamlKind.Map } map ? known.Where(l => map[l] is null) : [])
            problems.Add(parameters[scores]!, $"'{scores}' lacks the label '{label}'");
    }

    /// <summary>The share of each label, as columns and metrics.</summary>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Shares(IEnumerable<string> labels, string signature, int first)
    {
        string[] columns = [.. labels.Distinct(StringComparer.Ordinal).Select(l => "share_" + l)];
        return (columns, [.. columns.Select((c, i) => Definitions.Mean(c, first + i, signature))]);
    }

    private static IEnumerable<YamlValue> Keys(YamlValue parameters, string? key) => key is null ? [] : (parameters[key]?.Entries ?? []).Select(e => e.Key);
}
