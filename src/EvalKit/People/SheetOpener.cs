using System.Globalization;
using EvalKit.Problems;

namespace EvalKit.People;

/// <summary>Applies a key to what raters handed back.</summary>
internal static class SheetOpener
{
    public static OpenedSheet Open(SavedSheet saved, LabelKey key, string file, ProblemList problems)
    {
        var questions = key.Questions.ToDictionary(q => q.Id, StringComparer.Ordinal);
        var (grades, undecided, answered) = (new List<HumanGrade>(), 0, 0);
        foreach (var (rater, entries) in saved.ByRater)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entry in entries)
            {
                if (!questions.TryGetValue(entry.Question, out var question))
                    problems.Add(file, entry.Line, 0, $"the page has no question '{LabelValues.Excerpt(entry.Question)}'");
                else if (!seen.Add(entry.Question))
                    problems.Add(file, entry.Line, 0, $"answers question {entry.Question} twice");
                else if (entry.Grade is null)
                    undecided++;
                else if (Wrong(entry.Grade, question, key) is { } wrong)
                    problems.Add(file, entry.Line, 0, $"question {entry.Question}: {wrong}");
                else
                    grades.Add(Grade(key, question, rater, entry));
            }
            answered += seen.Count;
        }
        grades.AddRange(key.Equal.Select(q => Grade(key, q, HumanGrade.EqualTexts, new SavedGrade("", null, "", null, 0))));
        return new OpenedSheet(key, [.. saved.ByRater.Select(r => r.Rater)], grades, undecided, key.Questions.Count * saved.ByRater.Count - answered);
    }

    private static string? Wrong(IReadOnlyDictionary<string, double> grade, SealedQuestion question, LabelKey key)
    {
        if (key.Task.IsComparison())
            return grade.Count == question.Answers.Count && question.Answers.All(a => grade.ContainsKey(a.Id)) ? null
                : $"a grade has to rank the answers {string.Join(", ", question.Answers.Select(a => a.Id))}";
        if (!grade.TryGetValue("", out var value))
            return "a grade of one answer is no ranking";
        return key.Task == LabelTask.PassFail
            ? value is 0 or 1 ? null : "the grade has to be pass or fail"
            : value >= key.Scale.Low && value <= key.Scale.High && value == Math.Floor(value) ? null
            : string.Create(CultureInfo.InvariantCulture, $"the grade has to be a whole number from {key.Scale.Low} to {key.Scale.High}, not {value}");
    }

    private static HumanGrade Grade(LabelKey key, SealedQuestion question, string rater, SavedGrade entry) => new()
    {
        Item = question.Item,
        Task = key.Task,
        Answers = key.Task.IsComparison()
            ? [.. question.Answers.SelectMany(a => a.Variants, (a, variant) => new GradedAnswer(variant, a.Answer, entry.Grade?[a.Id] ?? 1)).OrderBy(a => a.Variant, StringComparer.Ordinal)]
            : [new GradedAnswer(question.Answers[0].Variants[0], question.Answers[0].Answer, entry.Grade![""])],
        Rater = rater,
        Round = key.Round,
        Comment = entry.Comment,
        Time = entry.Time,
        Run = key.Run,
    };
}
