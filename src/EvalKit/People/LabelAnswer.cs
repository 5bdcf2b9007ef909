namespace EvalKit.People;

/// <summary>An answer as a rater sees it.</summary>
/// <param name="Id">Its name on the page, which says nothing of where it comes from.</param>
/// <param name="Text">The answer's text.</param>
/// <param name="ToolCalls">Its tool calls as JSON, or null.</param>
public sealed record LabelAnswer(string Id, string Text, string? ToolCalls);
