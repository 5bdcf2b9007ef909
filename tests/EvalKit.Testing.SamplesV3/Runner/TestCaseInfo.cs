namespace EvalKit.Testing.Samples.Runner;

/// <summary>What a test explorer lists.</summary>
/// <param name="Name">The display name.</param>
/// <param name="Id">What the test case is known by between runs.</param>
/// <param name="Traits">What it can be filtered by, in ordinal order.</param>
/// <param name="File">Its source file.</param>
/// <param name="Line">The line of its attribute.</param>
internal sealed record TestCaseInfo(string Name, string Id, IReadOnlyDictionary<string, string[]> Traits, string? File, int? Line);
