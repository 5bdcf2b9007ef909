namespace EvalKit.People;

/// <summary>A rater's judgements with the key applied.</summary>
/// <param name="Key">The key.</param>
/// <param name="Raters">Who judged.</param>
/// <param name="Grades">The judgements, with those of equal texts that nobody was asked for.</param>
/// <param name="Undecided">Questions that the rater could not tell.</param>
/// <param name="Open">Questions without an answer.</param>
public sealed record OpenedSheet(LabelKey Key, IReadOnlyList<string> Raters, IReadOnlyList<HumanGrade> Grades, int Undecided, int Open);
