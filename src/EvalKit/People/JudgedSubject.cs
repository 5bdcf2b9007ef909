namespace EvalKit.People;

/// <summary>What was put before raters at once, and what each of them said in one round.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Answers">The answer, or those that were compared.</param>
/// <param name="Grades">One judgement a rater.</param>
public sealed record JudgedSubject(string Item, IReadOnlyList<GradedAnswer> Answers, IReadOnlyList<HumanGrade> Grades)
{
    /// <summary>
    /// What raters said, as numbers that are equal where they said the same: one number for a grade; for two answers 0 for the first, 1 for the second and 0.5 for
    /// neither; for a ranking each answer's rank. By rater, in the order of <see cref="Grades"/>.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double>> Said => [.. Grades.Select(Codes)];

    /// <summary>The share of pairs of raters who say the same, for rankings averaged over the answers; null with fewer than two raters.</summary>
    public double? Agreement
    {
        get
        {
            var said = Said;
            if (said.Count < 2)
                return null;
            return Enumerable.Range(0, said[0].Count).Average(i => AnswerVotes.SharedPairs([.. said.Select(s => s[i])])!.Value);
        }
    }

    /// <summary>Whether more raters say one thing than any other. Numbers and rankings are averaged, and always have a consensus.</summary>
    public bool HasConsensus => Grades[0].Task is not (LabelTask.PassFail or LabelTask.Pairwise) || AnswerVotes.MostSaid([.. Said.Select(s => s[0])]) is not null;

    private static IReadOnlyList<double> Codes(HumanGrade grade) => grade.Task switch
    {
        LabelTask.Pairwise => [grade.Answers[0].Grade < grade.Answers[1].Grade ? 0 : grade.Answers[0].Grade > grade.Answers[1].Grade ? 1 : 0.5],
        _ => [.. grade.Answers.Select(a => a.Grade)],
    };
}
