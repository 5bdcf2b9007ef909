namespace EvalKit.People;

/// <summary>What an answer on a page really is.</summary>
/// <param name="Id">Its name on the page.</param>
/// <param name="Variants">The variants that gave it, in the order of the suite: one, or several whose answers are equal.</param>
/// <param name="Answer">Its <see cref="AnswerIdentity"/>.</param>
public sealed record SealedAnswer(string Id, IReadOnlyList<string> Variants, string Answer);
