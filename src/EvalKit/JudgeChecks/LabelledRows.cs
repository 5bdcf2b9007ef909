using System.Globalization;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.People;
using EvalKit.Problems;

namespace EvalKit.JudgeChecks;

/// <summary>Reads what a judge is to be asked about.</summary>
internal static class LabelledRows
{
    private const string Set = "set";
    private const string Tuning = "tuning";

    public static IReadOnlyList<LabelledRow> Read(GraderCheckRequest request, ProblemList problems) =>
        request.Labels is { } labels ? OfLabels(request, labels, problems) : OfTable(request, problems);

    /// <summary>Rows that hold everything.</summary>
    private static List<LabelledRow> OfTable(GraderCheckRequest request, ProblemList problems)
    {
        var (judgments, found) = JudgmentReader.Read(request.Rows.Path, request.Rows.ShownAs, null, request.Columns);
        foreach (var problem in found)
            problems.Add(problem.File, problem.Line, problem.Column, problem.Message);
        if (found.Count > 0)
            return [];
        var (rows, sets, index) = (new List<LabelledRow>(), new Dictionary<string, bool>(StringComparer.Ordinal), 0);
        foreach (var (line, value) in DatasetFile.Rows(request.Rows.Path, request.Rows.ShownAs, problems))
        {
            var judgment = judgments[index++];
            var set = ItemTableBuilder.Find(value, Set);
            if (ItemTableBuilder.Find(value, request.Output) is not { } output)
                problems.Add(request.Rows.ShownAs, line, 0, $"a row needs '{request.Output}', the output that was labelled{NearestName.Hint(request.Output, value.EnumerateObject().Select(p => p.Name))}: name it with --output");
            else if (set is not (null or Tuning or "measuring"))
                problems.Add(request.Rows.ShownAs, line, 0, $"'{Set}' has to be measuring or {Tuning}, not '{set}'");
            else if (!sets.TryAdd(judgment.Id, set == Tuning) && sets[judgment.Id] != (set == Tuning))
                problems.Add(request.Rows.ShownAs, line, 0, $"item '{judgment.Id}' is in both sets; what a judge was tuned on cannot measure it");
            else
                rows.Add(new LabelledRow(value.Clone(), output, judgment, set == Tuning));
        }
        return rows;
    }

    /// <summary>Items of a dataset, with the outputs that a file of labels holds.</summary>
    private static List<LabelledRow> OfLabels(GraderCheckRequest request, (string Path, string ShownAs) labels, ProblemList problems)
    {
        var items = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var item in ItemReader.Items(request.Rows.Path, request.Rows.ShownAs, problems))
            items.TryAdd(item.Id, item.Fields.Clone());
        var (file, found) = LabelFile.Read(labels.Path, labels.ShownAs);
        foreach (var problem in found)
            problems.Add(problem.File, problem.Line, problem.Column, problem.Message);
        if (file is null || problems.Any)
            return [];
        if (file.Task.IsComparison())
        {
            problems.Add(labels.ShownAs, 0, 0, $"holds comparisons ({file.Task.Word()}); a judge of single answers is measured against pass_fail or scale");
            return [];
        }
        var rows = new List<LabelledRow>();
        foreach (var (key, votes) in AnswerVotes.Of(file.Grades))
        {
            var grades = file.Grades.Where(g => g.Item == key.Item && g.Answers[0].Answer == key.Answer).ToList();
            if (!items.TryGetValue(key.Item, out var item))
                problems.Add(labels.ShownAs, grades[0].Line, 0, $"there is no item '{key.Item}' in '{request.Rows.ShownAs}'");
            else if (grades.Select(g => g.Answers[0].Output).FirstOrDefault(o => o is not null) is not { } output)
                problems.Add(labels.ShownAs, grades[0].Line, 0, "has no 'output', which the judge has to see: add the answers with `evalkit label import --outputs`");
            else
                rows.Add(new LabelledRow(item, output, new Judgment { Id = $"{key.Item} {key.Answer}", Cluster = key.Item, Human = [.. votes.Votes.Select(v => Verdict(v.Value, file.Task))] }, grades[0].IsForTuning));
        }
        return rows;
    }

    private static string Verdict(double value, LabelTask task) =>
        task == LabelTask.PassFail ? value == 1 ? VerdictReader.Pass : VerdictReader.Fail : value.ToString("R", CultureInfo.InvariantCulture);
}
