namespace EvalKit.People;

/// <summary>What people said of one answer in its last round, and what follows from it.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Answer">The answer's <see cref="AnswerIdentity"/>.</param>
/// <param name="Task">What was asked.</param>
/// <param name="Round">The round.</param>
/// <param name="Votes">One vote a rater; in comparisons one for each that the answer was part of.</param>
public sealed record AnswerVotes(string Item, string Answer, LabelTask Task, int Round, IReadOnlyList<AnswerVote> Votes)
{
    /// <summary>How many people judged.</summary>
    public int Raters => Votes.Select(v => v.Rater).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Whether nobody was asked, because the answers of the comparison are the same text.</summary>
    public bool IsOfEqualTexts => Votes.All(v => v.Rater == HumanGrade.EqualTexts);

    /// <summary>
    /// What people say together. Pass, fail and which of two is better are decided by vote: what more people say than anything else, and nothing where two
    /// things are said equally often. Numbers and ranks are averaged.
    /// </summary>
    /// <returns>A number as <see cref="AnswerVote.Value"/>; null without a consensus.</returns>
    public double? Consensus => Task is LabelTask.PassFail or LabelTask.Pairwise ? MostSaid([.. Votes.Select(v => v.Value)]) : Votes.Average(v => v.Value);

    /// <summary>The share of pairs of raters who say the same; null with fewer than two.</summary>
    public double? Agreement => SharedPairs([.. Votes.Select(v => v.Value)]);

    /// <summary>The votes of all answers of a file, each answer's last round.</summary>
    /// <param name="grades">The judgements; those that are tied to no answer are left out.</param>
    /// <param name="round">The only round that counts, or null for the last of each answer.</param>
    public static IReadOnlyDictionary<(string Item, string Answer), AnswerVotes> Of(IEnumerable<HumanGrade> grades, int? round = null)
    {
        var byAnswer = new Dictionary<(string, string), List<(HumanGrade Grade, GradedAnswer Answer)>>();
        foreach (var grade in grades.Where(g => round is null || g.Round == round))
            foreach (var answer in grade.Answers)
                if (answer.Answer is { } identity)
                {
                    if (!byAnswer.TryGetValue((grade.Item, identity), out var votes))
                        byAnswer.Add((grade.Item, identity), votes = []);
                    votes.Add((grade, answer));
                }
        return byAnswer.ToDictionary(a => a.Key, a => Of(a.Key, a.Value));
    }

    /// <summary>The value that occurs more often than any other; null where there is none.</summary>
    internal static double? MostSaid(IReadOnlyList<double> values) =>
        values.GroupBy(v => v).OrderByDescending(g => g.Count()).Take(2).ToList() is [var first, .. var rest] && (rest.Count == 0 || rest[0].Count() < first.Count()) ? first.Key : null;

    /// <summary>The share of pairs with equal values; null with fewer than two values.</summary>
    internal static double? SharedPairs(IReadOnlyList<double> values) =>
        values.Count < 2 ? null : values.GroupBy(v => v).Sum(g => (double)g.Count() * (g.Count() - 1)) / ((double)values.Count * (values.Count - 1));

    private static AnswerVotes Of((string Item, string Answer) key, List<(HumanGrade Grade, GradedAnswer Answer)> graded)
    {
        var round = graded.Max(g => g.Grade.Round);
        var last = graded.Where(g => g.Grade.Round == round).DistinctBy(g => (g.Grade.Subject, g.Grade.Rater)).ToList();
        return new AnswerVotes(key.Item, key.Answer, last[0].Grade.Task, round, [.. last.Select(g => new AnswerVote(g.Grade.Rater, Value(g.Grade, g.Answer), g.Grade.Comment))]);
    }

    private static double Value(HumanGrade grade, GradedAnswer answer)
    {
        if (!grade.Task.IsComparison())
            return answer.Grade;
        var others = grade.Answers.Where(a => !ReferenceEquals(a, answer)).ToList();
        return others.Sum(o => o.Grade > answer.Grade ? 1 : o.Grade == answer.Grade ? 0.5 : 0) / others.Count;
    }
}
