namespace EvalKit.Models;

/// <summary>How far the batches of a run are.</summary>
/// <param name="Round">The number of times that calls were gathered, from 1.</param>
/// <param name="Open">Batches that the run waits for.</param>
/// <param name="Calls">Calls of this round.</param>
/// <param name="Done">Those of them that have a result at the provider.</param>
public sealed record BatchProgress(int Round, int Open, int Calls, int Done);
