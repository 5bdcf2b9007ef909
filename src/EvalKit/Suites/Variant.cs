namespace EvalKit.Suites;

/// <summary>What is under test: one step (prompt x model) or a pipeline of them.</summary>
/// <param name="Name">Unique within the suite.</param>
/// <param name="Steps">At least one; the output of the last is the sample.</param>
/// <param name="IsBaseline">Whether other variants are compared with this one.</param>
public sealed record Variant(string Name, IReadOnlyList<Step> Steps, bool IsBaseline);
