namespace EvalKit.People;

/// <summary>What a rater sees of one question: nothing in it says which variant an answer is of.</summary>
/// <param name="Id">Its name on the page.</param>
/// <param name="Material">What the answers are about: the question that was asked, the context that was given.</param>
/// <param name="References">Gold answers to hold them against; may be empty.</param>
/// <param name="Answers">One answer, or for comparisons two or more that differ.</param>
public sealed record LabelQuestion(string Id, IReadOnlyList<LabelText> Material, IReadOnlyList<string> References, IReadOnlyList<LabelAnswer> Answers);
