using System.Globalization;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Problems;

namespace EvalKit.People;

/// <summary>
/// A sheet as a spreadsheet: <c>page</c>, <c>question</c>, what is shown, one column for each answer, and the columns <c>grade</c>, <c>comment</c> and
/// <c>rater</c> that a rater fills in. Only the columns with these names are read back.
/// </summary>
internal static class GradeTable
{
    /// <summary>What stands in <c>grade</c> for a question that the rater could not tell.</summary>
    public const string CannotTell = "?";

    public static SavedSheet? Read(string path, string shownAs, string? rater, ProblemList problems)
    {
        var pages = new HashSet<string>(StringComparer.Ordinal);
        var byRater = new OrderedDictionary<string, List<SavedGrade>>(StringComparer.Ordinal);
        foreach (var (line, row) in DatasetFile.Rows(path, shownAs, problems))
        {
            try
            {
                pages.Add(SavedSheet.Seal(Cell(row, GradeColumns.Page).Trim().Replace(GradeColumns.SealMark, "", StringComparison.Ordinal)));
                if (Cell(row, GradeColumns.Grade).Trim() is not { Length: > 0 } grade)
                    continue;
                var name = Cell(row, GradeColumns.Rater, optional: true).Trim() is { Length: > 0 } own ? own : rater ?? throw new FormatException("says not who judged: fill in the column 'rater', or name the rater with --rater");
                if (!byRater.TryGetValue(LabelValues.Rater(name), out var grades))
                    byRater.Add(LabelValues.Rater(name), grades = []);
                var question = Cell(row, GradeColumns.Question).Trim();
                grades.Add(new SavedGrade(question, Values(grade, question), LabelValues.Comment(Cell(row, GradeColumns.Comment, optional: true)), null, line));
            }
            catch (FormatException e)
            {
                problems.Add(shownAs, line, 0, e.Message);
            }
        }
        if (pages.Count > 1)
            problems.Add(shownAs, 0, 0, "holds rows of several pages; keep each page in a file of its own");
        else if (byRater.Count == 0 && !problems.Any)
            problems.Add(shownAs, 0, 0, "holds no grade");
        return problems.Any ? null : new SavedSheet(pages.Single(), [.. byRater.Select(r => (r.Key, (IReadOnlyList<SavedGrade>)r.Value))]);
    }

    /// <summary><c>pass</c>, <c>4</c>; of comparisons the answers' numbers from the best to the worst, <c>2&gt;1=3</c>.</summary>
    private static Dictionary<string, double>? Values(string grade, string question)
    {
        if (grade == CannotTell)
            return null;
        if (grade.AsSpan().IndexOfAny('>', '=') < 0)
            return new(StringComparer.Ordinal) { [""] = LabelValues.Single(grade).Grade };
        var ranks = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var tied in grade.Split('>'))
        {
            var rank = ranks.Count + 1;
            foreach (var number in tied.Split('='))
                if (!int.TryParse(number, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position is < 1 or > 9 || !ranks.TryAdd(question + (char)('a' + position - 1), rank))
                    throw new FormatException($"'grade' has to be the numbers of the answers from the best to the worst, such as 2>1 or 1=2, not '{LabelValues.Excerpt(grade)}'");
        }
        return ranks;
    }

    private static string Cell(JsonElement row, string name, bool optional = false) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!
        : optional ? "" : throw new FormatException($"has no column '{name}'");
}
