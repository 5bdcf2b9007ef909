namespace EvalKit.People;

/// <summary>What raters get: questions in an order of their own, without a word on which variant is which.</summary>
/// <param name="Page">The seal of the key: the first 16 hexadecimal digits of the SHA-256 of the key's file. A key that was changed afterwards does not fit.</param>
/// <param name="Suite">The suite's name.</param>
/// <param name="Assignment">What raters are asked to do.</param>
/// <param name="Questions">The questions.</param>
public sealed record LabelSheet(string Page, string Suite, LabelAssignment Assignment, IReadOnlyList<LabelQuestion> Questions);
