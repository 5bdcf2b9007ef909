namespace EvalKit.Gates;

/// <summary>Says what differs between two records of what ran.</summary>
internal static class FingerprintDifference
{
    /// <summary>One sentence a difference, <c>model knn.k: 5 -> 7</c>, in ordinal order; nothing when one side is unknown.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, string>? baseline, IReadOnlyDictionary<string, string>? candidate)
    {
        if (baseline is null || candidate is null)
            return [];
        return
        [
            .. baseline.Keys.Union(candidate.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Where(key => baseline.GetValueOrDefault(key) != candidate.GetValueOrDefault(key))
                .Select(key => $"{key}: {Show(baseline.GetValueOrDefault(key))} -> {Show(candidate.GetValueOrDefault(key))}"),
        ];
    }

    private static string Show(string? value) => value is null ? "(none)" : value.Length <= 80 ? value : value[..80] + "...";
}
