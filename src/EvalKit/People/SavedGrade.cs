namespace EvalKit.People;

/// <summary>What a rater said of one question of a page, before the key says what the question was about.</summary>
/// <param name="Question">The question's name on the page.</param>
/// <param name="Grade">The grade of each answer by its name on the page, in the meaning of <see cref="GradedAnswer.Grade"/>; null where the rater could not tell.</param>
/// <param name="Comment">What the rater wrote beside it.</param>
/// <param name="Time">When, or null.</param>
/// <param name="Line">The line of the file, or 0.</param>
internal sealed record SavedGrade(string Question, IReadOnlyDictionary<string, double>? Grade, string Comment, string? Time, int Line);
