namespace EvalKit.People;

/// <summary>The words for tasks in suites, on the command line and in files.</summary>
public static class LabelTasks
{
    private static readonly (LabelTask Task, string Word)[] Words =
        [(LabelTask.PassFail, "pass_fail"), (LabelTask.Scale, "scale"), (LabelTask.Pairwise, "pairwise"), (LabelTask.Ranking, "ranking")];

    /// <summary>All words, the default first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Words.Select(w => w.Word)];

    /// <summary>The word of a task.</summary>
    public static string Word(this LabelTask task) => Words.First(w => w.Task == task).Word;

    /// <summary>The task of a word, or null when it is none.</summary>
    public static LabelTask? Parse(string? word) => Words.Where(w => w.Word == word).Select(w => (LabelTask?)w.Task).FirstOrDefault();

    /// <summary>Whether people see several answers at once and put them into an order.</summary>
    public static bool IsComparison(this LabelTask task) => task is LabelTask.Pairwise or LabelTask.Ranking;
}
