using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Lays a profile over a suite: other keys, addresses and limits for the same question, such as those of staging and production.</summary>
internal static class ProfileOverlay
{
    public static Key Shape { get; } = new("profiles", new MapShape(new ObjectShape(
        new Key("models", new MapShape(new ObjectShape(
            new Key("api_key_env", ModelShapes.Name, "The environment variable that holds the key.", Example: "STAGING_OPENAI_API_KEY"),
            new Key("base_url", ModelShapes.Name, "The address."),
            ModelShapes.Limits,
            new Key("timeout", new DurationShape(), "The limit of one attempt."),
            new Key("max_attempts", new IntegerShape(1, 20), "How often a call is tried at most."),
            ModelShapes.Deadline)) { MinimumEntries = 1 }, "What is different, by model."),
        BudgetRules.Shape,
        new Key("max_parallel", new IntegerShape(1, 10_000), "How many calls are in flight at once."))),
        "Sets of keys, addresses, limits and budgets by name; `--profile NAME` selects one.");

    /// <summary>The suite as a profile makes it; the suite itself where none is selected.</summary>
    public static YamlValue Apply(YamlValue root, string? profile, ProblemList problems)
    {
        foreach (var (name, value) in root["profiles"]?.Entries ?? [])
            foreach (var (model, _) in value["models"]?.Entries ?? [])
                if (root["models"]?[model.Text] is null)
                    problems.Add(model, $"profile '{name.Text}' names a model '{model.Text}' that the suite has not{NearestName.Hint(model.Text, (root["models"]?.Entries ?? []).Select(e => e.Key.Text))}");
        if (profile is null)
            return root;
        if (root["profiles"]?[profile] is not { Kind: YamlKind.Map } selected)
        {
            var names = (root["profiles"]?.Entries ?? []).Select(e => e.Key.Text).ToList();
            problems.Add(root["profiles"] ?? root, names.Count == 0 ? $"there is no profile '{profile}': the suite has no `profiles`" : $"there is no profile '{profile}'{NearestName.Hint(profile, names)}");
            return root;
        }
        foreach (var (key, value) in selected.Entries)
            root = root.With(key, key.Text == "models" && root["models"] is { Kind: YamlKind.Map } models ? Models(models, value) : value);
        return root;
    }

    private static YamlValue Models(YamlValue models, YamlValue changes)
    {
        foreach (var (name, change) in changes.Entries)
            if (models[name.Text] is { Kind: YamlKind.Map } model)
                models = models.With(name, change.Entries.Aggregate(model, (changed, entry) => changed.With(entry.Key, entry.Value)));
        return models;
    }
}
