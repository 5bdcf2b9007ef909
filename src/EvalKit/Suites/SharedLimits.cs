using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>
/// Models that share limits: those of one group, and those that are one model of one provider under several names. What one of them states holds for all;
/// two that contradict each other are a problem.
/// </summary>
internal static class SharedLimits
{
    public static void Merge(OrderedDictionary<string, ModelDefinition> models, ProblemList problems)
    {
        foreach (var sharing in models.Values.GroupBy(Group, StringComparer.Ordinal).Where(g => g.Count() > 1).ToList())
        {
            var stated = Stated(sharing, problems);
            if (stated.Count == 0)
                continue;
            var limits = ModelBinder.Limits(YamlValue.Map("", 0, 0, [.. stated.Values.Select(s => s.Entry)]));
            foreach (var model in sharing)
                models[model.Name] = model with { Limits = limits with { Group = model.Limits.Group } };
        }
    }

    private static OrderedDictionary<string, (KeyValuePair<YamlValue, YamlValue> Entry, string Model)> Stated(IEnumerable<ModelDefinition> sharing, ProblemList problems)
    {
        var stated = new OrderedDictionary<string, (KeyValuePair<YamlValue, YamlValue> Entry, string Model)>(StringComparer.Ordinal);
        foreach (var model in sharing)
            foreach (var entry in model.Settings["limits"]?.Entries ?? [])
            {
                var key = entry.Key.Text;
                if (key == "group" || stated.TryAdd(key, (entry, model.Name)))
                    continue;
                var (first, other) = stated[key];
                if (first.Value.Text != entry.Value.Text)
                    problems.Add(entry.Value, $"'{key}: {entry.Value.Text}' contradicts model '{other}', which says {first.Value.Text} on line {first.Value.Line}: the two share their limits");
            }
        return stated;
    }

    private static string Group(ModelDefinition model) =>
        model.Limits.Group is { } group ? "group " + group : $"{model.Provider} {model.Settings["base_url"]?.Text} {TrafficLimits.BaseModel(model.Model)}";
}
