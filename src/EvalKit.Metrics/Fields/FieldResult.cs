namespace EvalKit.Metrics;

/// <summary>The result for one field.</summary>
/// <param name="Path">Where it stands; indices are those of the gold list, and surplus predicted elements follow after its end.</param>
/// <param name="Outcome">What was found.</param>
/// <param name="IsRequired">Whether a rule requires it.</param>
public readonly record struct FieldResult(string Path, FieldOutcome Outcome, bool IsRequired);
