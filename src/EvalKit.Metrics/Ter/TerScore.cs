namespace EvalKit.Metrics;

/// <summary>Translation edit rate with what it is made of.</summary>
/// <param name="Rate">100 times edits over reference length: 0 is perfect, more than 100 is possible. 100 if only the references are empty.</param>
/// <param name="Edits">Insertions, deletions, substitutions and shifts, for the reference that needs fewest.</param>
/// <param name="ReferenceLength">Mean number of tokens of the references of a segment, summed over segments.</param>
public readonly record struct TerScore(double Rate, double Edits, double ReferenceLength);
