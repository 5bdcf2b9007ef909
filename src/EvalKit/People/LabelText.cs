namespace EvalKit.People;

/// <summary>A titled text.</summary>
/// <param name="Title">What it is: a message's role or a field's name.</param>
/// <param name="Text">The text as it is.</param>
public sealed record LabelText(string Title, string Text);
