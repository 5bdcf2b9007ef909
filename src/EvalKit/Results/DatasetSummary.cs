namespace EvalKit.Results;

/// <summary>The data that ran.</summary>
/// <param name="Path">As the suite names it.</param>
/// <param name="Items">How many items ran.</param>
/// <param name="Hash">SHA-256 of the file.</param>
public sealed record DatasetSummary(string Path, int Items, string Hash);
