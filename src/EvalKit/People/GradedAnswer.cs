namespace EvalKit.People;

/// <summary>An answer and what a person said of it.</summary>
/// <param name="Variant">The variant that gave it, or null where the file does not say.</param>
/// <param name="Answer">Its <see cref="AnswerIdentity"/>, or null where the file gives neither that nor the answer's text.</param>
/// <param name="Grade">1 for pass and 0 for fail; the number on the scale; in a comparison its rank, 1 for the best, equal ranks for ties.</param>
/// <param name="Output">The answer's text where the file holds it, else null.</param>
public sealed record GradedAnswer(string? Variant, string? Answer, double Grade, string? Output = null);
