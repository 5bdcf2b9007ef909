namespace EvalKit.Datasets;

/// <summary>The values of a field that divides items: a slice field, or the cluster.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Values">The distinct values, in ordinal order.</param>
/// <param name="Codes">For each item the index of its value in <paramref name="Values"/>.</param>
public sealed record SliceColumn(string Field, IReadOnlyList<string> Values, IReadOnlyList<int> Codes)
{
    /// <summary>Stands for an item that lacks the field.</summary>
    public const string Missing = "(none)";
}
