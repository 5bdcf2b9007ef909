namespace EvalKit.Models.Embedded;

/// <summary>A text whose class is known: one training example of a classifier.</summary>
/// <param name="Text">The text as it will be classified.</param>
/// <param name="Label">The answer that is right for it.</param>
public sealed record LabelledText(string Text, string Label);
