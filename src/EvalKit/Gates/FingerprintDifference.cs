namespace EvalKit.Gates;

/// <summary>Says what differs between two records of what ran.</summary>
internal static class FingerprintDifference
{
    /// <summary>
    /// One sentence a difference, <c>model knn.k: 5 -> 7</c>, in ordinal order; nothing when one side is unknown. Where another model was taken that is said, and
    /// not each of its settings.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, string>? baseline, IReadOnlyDictionary<string, string>? candidate)
    {
        if (baseline is null || candidate is null)
            return [];
        var (before, after) = (Models(baseline), Models(candidate));
        return
        [
            .. baseline.Keys.Union(candidate.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Where(key => baseline.GetValueOrDefault(key) != candidate.GetValueOrDefault(key))
                .Where(key => !before.Except(after).Concat(after.Except(before)).Any(model => key.StartsWith($"model {model}.", StringComparison.Ordinal)))
                .Select(key => $"{key}: {Show(baseline.GetValueOrDefault(key))} -> {Show(candidate.GetValueOrDefault(key))}"),
        ];
    }

    /// <summary>Whether the sentence is about the choice of a model or its settings, which the suite makes.</summary>
    public static bool IsOfModel(string sentence) =>
        sentence.StartsWith("model", StringComparison.Ordinal) || (sentence.StartsWith("step ", StringComparison.Ordinal) && sentence.Contains(" model: ", StringComparison.Ordinal));

    /// <summary>The models of the steps.</summary>
    private static HashSet<string> Models(IReadOnlyDictionary<string, string> fingerprint) =>
        fingerprint.Where(f => f.Key == "model" || (f.Key.StartsWith("step ", StringComparison.Ordinal) && f.Key.EndsWith(" model", StringComparison.Ordinal))).Select(f => f.Value).ToHashSet(StringComparer.Ordinal);

    private static string Show(string? value) => value is null ? "(none)" : value.Length <= 80 ? value : value[..80] + "...";
}
