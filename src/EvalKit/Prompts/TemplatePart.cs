namespace EvalKit.Prompts;

/// <summary>A piece of a template: literal text, or a path when <paramref name="Path"/> is given.</summary>
internal readonly record struct TemplatePart(string Literal, TemplatePath? Path);
