namespace EvalKit.Models;

/// <summary>What was wrong with one file of the store. The file itself is left as it is.</summary>
/// <param name="Path">The file.</param>
/// <param name="CorruptLines">Lines that hold no readable entry or fail their integrity check; they are skipped.</param>
/// <param name="FirstCorruptLine">Number of the first of them, from 1; null when there is none.</param>
/// <param name="TornLastLine">True when the last line is incomplete, as after a killed process.</param>
/// <param name="Error">Why the file could not be read at all or to its end; null when it could.</param>
public sealed record StoreProblems(string Path, int CorruptLines, long? FirstCorruptLine, bool TornLastLine, string? Error);
