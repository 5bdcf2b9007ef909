namespace EvalKit.Graders;

/// <summary>The vector of a text, or why there is none.</summary>
/// <param name="Vector">The vector; null where there is none.</param>
/// <param name="Failure">Why; null where there is a vector.</param>
/// <param name="CostUsd">US dollars that it cost when it was made; null where the price is unknown.</param>
internal readonly record struct Embedded(float[]? Vector, string? Failure, decimal? CostUsd)
{
    public void Deconstruct(out float[]? vector, out string? failure) => (vector, failure) = (Vector, Failure);
}
