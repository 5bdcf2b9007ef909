using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>One row of gold data.</summary>
/// <param name="Id">Unique within the dataset: the row's <c>id</c> field, or <c>#n</c> for the n-th row (1-based) where rows have none.</param>
/// <param name="Row">0-based position of the row in its file.</param>
/// <param name="Line">1-based line on which the row starts.</param>
/// <param name="Fields">The row as a JSON object; template namespace <c>item</c>.</param>
/// <param name="Hash">The first 8 bytes of the SHA-256 of the row's canonical JSON: two items pair only when it is equal.</param>
public sealed record Item(string Id, int Row, int Line, JsonElement Fields, ulong Hash)
{
    /// <summary>The hash as 16 lower-case hexadecimal digits.</summary>
    public string HashText => Hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A field as text: a string as it is, anything else as compact JSON.</summary>
    /// <param name="field">The field's name.</param>
    /// <exception cref="KeyNotFoundException">The item has no such field; the message says which is nearest.</exception>
    public string Text(string field) => Fields.TryGetProperty(field, out var value)
        ? JsonKind.Text(value)
        : throw new KeyNotFoundException($"item '{Id}' has no field '{field}'{Problems.NearestName.Hint(field, Fields.EnumerateObject().Select(f => f.Name))}");
}
