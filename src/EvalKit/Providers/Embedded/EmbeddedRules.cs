using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Providers.Embedded;

/// <summary>Which settings belong to which embedded model.</summary>
internal static class EmbeddedRules
{
    public static IReadOnlyList<string> Models => [.. Settings.Keys];

    private static readonly IReadOnlyDictionary<string, string[]> Settings = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["knn"] = ["train", "k"],
        ["majority"] = ["train"],
        ["bm25"] = ["documents", "top"],
        ["hashed_ngrams"] = ["documents", "top", "dimensions"],
        ["extractive"] = ["threshold", "sentences"],
        ["lead"] = ["sentences", "max_words"],
        ["textrank"] = ["sentences", "max_words"],
        ["hashed_embedding"] = ["dimensions"],
    };

    private static readonly string[] Required = ["train", "documents"];

    public static void Check(YamlValue value, ProblemList problems)
    {
        if (value.Text("model") is not { } model || !Settings.TryGetValue(model, out var allowed))
            return;
        foreach (var (key, _) in value.Entries)
            if (key.Text is not ("provider" or "model") && !allowed.Contains(key.Text, StringComparer.Ordinal) && Settings.Values.Any(s => s.Contains(key.Text, StringComparer.Ordinal)))
                problems.Add(key, $"'{key.Text}' has no meaning for {model}; it takes {string.Join(", ", allowed)}");
        foreach (var name in Required)
            if (allowed.Contains(name, StringComparer.Ordinal) && value[name] is null)
                problems.Add(value, $"{model} needs '{name}'");
    }
}
