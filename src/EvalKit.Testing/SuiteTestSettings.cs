namespace EvalKit.Testing;

/// <summary>What the attribute says.</summary>
/// <param name="Path">The suite's file.</param>
/// <param name="Items">Whether items are tests.</param>
/// <param name="Options">What becomes of gates that are not decided.</param>
internal sealed record SuiteTestSettings(string Path, ItemTests Items, GateTestOptions Options);
