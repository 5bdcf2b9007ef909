namespace EvalKit.People;

/// <summary>The answers of one question.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Answers">One, or for comparisons all that differ.</param>
/// <param name="Messages">What every one of their variants was sent.</param>
/// <param name="References">What graders compared them with.</param>
internal sealed record AnswerGroup(string Item, IReadOnlyList<DistinctAnswer> Answers, IReadOnlyList<LabelText> Messages, IReadOnlyList<string> References);

/// <summary>An answer and all variants that gave it.</summary>
/// <param name="Variants">In the order of the suite.</param>
/// <param name="Text">The answer's text.</param>
/// <param name="ToolCalls">Its tool calls as JSON, or null.</param>
/// <param name="Identity">Its <see cref="AnswerIdentity"/>.</param>
internal sealed record DistinctAnswer(IReadOnlyList<string> Variants, string Text, string? ToolCalls, string Identity);
