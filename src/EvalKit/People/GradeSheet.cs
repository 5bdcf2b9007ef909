using EvalKit.Problems;

namespace EvalKit.People;

/// <summary>What a rater hands back: a file that a page saved, or a spreadsheet. It is read against the key of its page and becomes labels.</summary>
public static class GradeSheet
{
    /// <summary>The labels of a file, or everything that is wrong with it.</summary>
    /// <param name="path">Full path of a <c>.json</c> file that a page saved, or of a <c>.csv</c> file.</param>
    /// <param name="shownAs">The path as the user wrote it.</param>
    /// <param name="keys">Full path of the folder with the keys of the run's pages.</param>
    /// <param name="rater">Who judged, for a file that does not say so; null to ask for it.</param>
    public static (OpenedSheet? Sheet, IReadOnlyList<Problem> Problems) Open(string path, string shownAs, string keys, string? rater)
    {
        var problems = new ProblemList();
        var isTable = Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);
        var saved = isTable ? GradeTable.Read(path, shownAs, rater, problems) : SavedSheet.Read(path, shownAs, problems);
        if (saved is null || problems.Any)
            return (null, problems.ToList());
        var (key, absent) = LabelKey.Find(keys, saved.Page, shownAs);
        if (key is null)
            return (null, absent);
        var opened = SheetOpener.Open(saved, key, shownAs, problems);
        return (problems.Any ? null : opened, problems.ToList());
    }
}
