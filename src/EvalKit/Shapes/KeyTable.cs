namespace EvalKit.Shapes;

/// <summary>Tables of keys in the generated references.</summary>
internal static class KeyTable
{
    public static IReadOnlyList<string> Head(string name) => [$"| {name} | type | default | meaning |", "|---|---|---|---|"];

    /// <param name="name">The key as written.</param>
    /// <param name="type">What it holds, in words.</param>
    /// <param name="isRequired">Whether it has to be there.</param>
    /// <param name="absence">What its absence means.</param>
    /// <param name="meaning">What it is for.</param>
    /// <param name="example">A value as the user would write it.</param>
    public static string Row(string name, string type, bool isRequired, string? absence, string meaning, string? example) =>
        $"| `{name}` | {Cell(type)} | {Cell(isRequired ? "required" : absence ?? "none")} | {Cell(example is null ? meaning : $"{meaning} Example: `{example}`.")} |";

    /// <summary>A bar would end the cell of a table.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
