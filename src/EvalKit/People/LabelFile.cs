using EvalKit.Datasets;
using EvalKit.Problems;

namespace EvalKit.People;

/// <summary>
/// What people said of answers, kept in git: one judgement a line, <c>.jsonl</c>, or for single answers <c>.csv</c> with the same columns. All judgements of a
/// file are of one task, no rater judges the same answers twice in one round, and no item is both for tuning a judge and for measuring it.
/// </summary>
public sealed class LabelFile
{
    private LabelFile(LabelTask task, IReadOnlyList<HumanGrade> grades) => (Task, Grades) = (task, grades);

    /// <summary>What people were asked.</summary>
    public LabelTask Task { get; }

    /// <summary>The judgements in the order of the file.</summary>
    public IReadOnlyList<HumanGrade> Grades { get; }

    /// <summary>Reads a file whole, or reports everything that is wrong with it.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="shownAs">The path as the user wrote it.</param>
    /// <returns>The labels, or null with at least one problem. A file without a line is one without labels.</returns>
    public static (LabelFile? Labels, IReadOnlyList<Problem> Problems) Read(string path, string shownAs)
    {
        var problems = new ProblemList();
        var grades = new List<HumanGrade>();
        var seen = new Dictionary<(string Subject, string Rater, int Round), int>();
        var sets = new Dictionary<string, (bool IsForTuning, int Line)>(StringComparer.Ordinal);
        foreach (var row in DatasetFile.Rows(path, shownAs, problems))
        {
            if (LabelRow.Read(row, shownAs, problems) is not { } grade)
                continue;
            if (grades.Count > 0 && grade.Task != grades[0].Task && !(grade.Task.IsComparison() && grades[0].Task.IsComparison()))
                problems.Add(shownAs, grade.Line, 0, $"is a judgement of the task {grade.Task.Word()}, and line {grades[0].Line} one of {grades[0].Task.Word()}; a file holds one task");
            else if (!seen.TryAdd((grade.Subject, grade.Rater, grade.Round), grade.Line))
                problems.Add(shownAs, grade.Line, 0, $"'{grade.Rater}' judges item '{grade.Item}' twice in round {grade.Round}: line {seen[(grade.Subject, grade.Rater, grade.Round)]} has the same answer");
            else if (!sets.TryAdd(grade.Item, (grade.IsForTuning, grade.Line)) && sets[grade.Item].IsForTuning != grade.IsForTuning)
                problems.Add(shownAs, grade.Line, 0, $"item '{grade.Item}' is in both sets (line {sets[grade.Item].Line}); what a judge was tuned on cannot measure it");
            else
                grades.Add(grade);
        }
        var task = grades.Count == 0 ? LabelTask.PassFail : grades.Any(g => g.Task == LabelTask.Ranking) ? LabelTask.Ranking : grades[0].Task;
        return (problems.Any ? null : new LabelFile(task, grades), problems.ToList());
    }

    /// <summary>Adds judgements to those of a file: what a rater says again of the same answers in the same round takes the place of what was said before.</summary>
    /// <returns>All judgements, and how many were new, changed and known already.</returns>
    public static (IReadOnlyList<HumanGrade> Grades, int Added, int Changed, int Known) Merge(IReadOnlyList<HumanGrade> before, IReadOnlyList<HumanGrade> more)
    {
        var all = before.ToDictionary(g => (g.Subject, g.Rater, g.Round));
        var tuning = before.Where(g => g.IsForTuning).Select(g => g.Item).ToHashSet(StringComparer.Ordinal);
        var (added, changed, known) = (0, 0, 0);
        foreach (var grade in more.Select(g => tuning.Contains(g.Item) ? g with { IsForTuning = true } : g))
        {
            var key = (grade.Subject, grade.Rater, grade.Round);
            if (!all.TryGetValue(key, out var earlier))
                added++;
            else if (Says(earlier, grade))
            {
                known++;
                continue;
            }
            else
                changed++;
            all[key] = grade;
        }
        return ([.. all.Values], added, changed, known);
    }

    /// <summary>Writes a file whole, in an order that depends on nothing but its content.</summary>
    /// <param name="path">Full path, ending in <c>.jsonl</c>; its folder is made where there is none.</param>
    /// <param name="grades">The judgements.</param>
    public static void Write(string path, IEnumerable<HumanGrade> grades)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        Running.RunFolder.WriteWhole(path, stream =>
        {
            foreach (var grade in grades.Order(HumanGrade.Order))
                LabelRow.Write(stream, grade);
        });
    }

    private static bool Says(HumanGrade one, HumanGrade other) =>
        one.Comment == other.Comment && one.Answers.Select(a => a.Grade).SequenceEqual(other.Answers.Select(a => a.Grade)) && one.Task == other.Task;
}
