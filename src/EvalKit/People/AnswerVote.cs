namespace EvalKit.People;

/// <summary>What one person said of one answer.</summary>
/// <param name="Rater">Who.</param>
/// <param name="Value">1 for pass and 0 for fail; the number on the scale; in a comparison the share of the other answers that it beats, ties counting half.</param>
/// <param name="Comment">What the person wrote beside it.</param>
public sealed record AnswerVote(string Rater, double Value, string Comment);
