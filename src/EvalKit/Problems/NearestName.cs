using EvalKit.Metrics;

namespace EvalKit.Problems;

/// <summary>Suggests what a misspelt name was meant to be.</summary>
public static class NearestName
{
    /// <summary>More names than the keys of a suite are no help in a message.</summary>
    private const int MostListed = 30;

    /// <summary>What a message ends with: <c>; did you mean 'x'?</c> for the closest candidate, <c>; valid are a, b, c</c> when none is close, or nothing without candidates.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    public static string Hint(string name, IEnumerable<string> candidates)
    {
        var valid = candidates.Distinct(StringComparer.Ordinal).ToList();
        if (valid.Count == 0)
            return "";
        if (Find(name, valid) is { } best)
            return $"; did you mean '{best}'?";
        return valid.Count <= MostListed ? $"; valid are {string.Join(", ", valid)}" : "";
    }

    /// <summary>The candidate that is close enough to have been meant, or null.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        var valid = candidates.ToList();
        var best = valid.MinBy(candidate => Distance(name, candidate));
        if (best is null)
            return null;
        var distance = Distance(name, best);
        var shorter = Math.Min(name.Length, best.Length);
        return distance <= (shorter < 5 ? 1 : Math.Max(2, shorter / 3)) && distance < Math.Max(name.Length, best.Length) ? best
            : name.Length >= 4 ? Only(valid.Where(c => c.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            : null;
    }

    private static string? Only(IEnumerable<string> names) => names.Take(2).ToList() is [var one] ? one : null;

    private static int Distance(string a, string b) =>
        StringDistance.DamerauOsa(Cut(a).ToUpperInvariant(), Cut(b).ToUpperInvariant());

    private static string Cut(string name) => name.Length <= 64 ? name : name[..64];
}
