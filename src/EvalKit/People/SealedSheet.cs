namespace EvalKit.People;

/// <summary>A sheet with its key and what was left out of it.</summary>
/// <param name="Sheet">What raters get.</param>
/// <param name="Key">The bytes of the key's file, which raters do not get.</param>
/// <param name="Equal">Comparisons that are not asked because their answers are the same text.</param>
/// <param name="Incomplete">Comparisons that are not asked because a variant has no answer.</param>
public sealed record SealedSheet(LabelSheet Sheet, IReadOnlyList<byte> Key, int Equal, int Incomplete);
