namespace EvalKit.History;

/// <summary>Runs of one suite over time, oldest first.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Runs">At least one.</param>
public sealed record RunHistory(string Suite, IReadOnlyList<HistoryRun> Runs);
