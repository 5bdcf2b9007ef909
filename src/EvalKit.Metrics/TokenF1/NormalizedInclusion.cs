namespace EvalKit.Metrics;

/// <summary>
/// The <c>FuzzyMatch</c> rule of <c>openai/evals</c>: after <see cref="SquadNormalizer"/>, either text contains the other; if one
/// is empty, both have to be.
/// </summary>
public static class NormalizedInclusion
{
    /// <summary>Whether the prediction matches the reference.</summary>
    public static bool IsMatch(string prediction, string reference)
    {
        var first = SquadNormalizer.Normalize(prediction);
        var second = SquadNormalizer.Normalize(reference);
        return first.Length == 0 || second.Length == 0
            ? first.Length == second.Length
            : first.Contains(second, StringComparison.Ordinal) || second.Contains(first, StringComparison.Ordinal);
    }
}
