namespace EvalKit.Metrics;

/// <summary>The white-space tokens of two texts, sorted by code point, and what they share.</summary>
internal sealed class FuzzTokens
{
    public FuzzTokens(string first, string second)
    {
        First = Sorted(first);
        Second = Sorted(second);
        var (firstSet, secondSet) = (First.ToHashSet(StringComparer.Ordinal), Second.ToHashSet(StringComparer.Ordinal));
        Common = [.. First.Distinct(StringComparer.Ordinal).Where(secondSet.Contains)];
        OnlyFirst = [.. First.Distinct(StringComparer.Ordinal).Where(token => !secondSet.Contains(token))];
        OnlySecond = [.. Second.Distinct(StringComparer.Ordinal).Where(token => !firstSet.Contains(token))];
    }

    public IReadOnlyList<string> First { get; }

    public IReadOnlyList<string> Second { get; }

    /// <summary>The different tokens in both.</summary>
    public IReadOnlyList<string> Common { get; }

    /// <summary>The different tokens that the second lacks.</summary>
    public IReadOnlyList<string> OnlyFirst { get; }

    /// <summary>The different tokens that the first lacks.</summary>
    public IReadOnlyList<string> OnlySecond { get; }

    public bool OneIsEmpty => First.Count == 0 || Second.Count == 0;

    public static string Join(IReadOnlyList<string> tokens) => string.Join(' ', tokens);

    private static List<string> Sorted(string text)
    {
        var tokens = PythonText.Split(text).ToList();
        tokens.Sort(CodePoints.Compare);
        return tokens;
    }
}
