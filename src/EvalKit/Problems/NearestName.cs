using EvalKit.Metrics;

namespace EvalKit.Problems;

/// <summary>Suggests what a misspelt name was meant to be.</summary>
public static class NearestName
{
    /// <summary><c>; did you mean 'x'?</c> for the closest candidate, <c>; valid are a, b, c</c> when none is close, or nothing without candidates.</summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="candidates">The names that are.</param>
    public static string Hint(string name, IEnumerable<string> candidates)
    {
        var valid = candidates.Distinct(StringComparer.Ordinal).ToList();
        if (valid.Count == 0)
            return "";
        var best = valid.MinBy(candidate => Distance(name, candidate))!;
        var distance = Distance(name, best);
        if (distance <= Math.Max(2, Math.Min(name.Length, best.Length) / 3) && distance < Math.Max(name.Length, best.Length))
            return $"; did you mean '{best}'?";
        return valid.Count <= 24 ? $"; valid are {string.Join(", ", valid)}" : "";
    }

    private static int Distance(string a, string b) =>
        StringDistance.DamerauOsa(Cut(a).ToUpperInvariant(), Cut(b).ToUpperInvariant());

    private static string Cut(string name) => name.Length <= 64 ? name : name[..64];
}
