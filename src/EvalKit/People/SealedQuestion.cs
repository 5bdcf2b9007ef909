namespace EvalKit.People;

/// <summary>What a question of a page is really about.</summary>
/// <param name="Id">Its name on the page; empty for one that is not asked, because its answers are equal.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Answers">The answers.</param>
public sealed record SealedQuestion(string Id, string Item, IReadOnlyList<SealedAnswer> Answers);
