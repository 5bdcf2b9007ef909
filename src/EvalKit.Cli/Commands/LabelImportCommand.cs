using System.CommandLine;
using System.Globalization;
using EvalKit.Cli.Output;
using EvalKit.People;
using EvalKit.Problems;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit label import RUN FILE...</c></summary>
internal static class LabelImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var run = new Argument<string>("RUN") { Description = "The run folder whose answers were graded; it has the keys." };
        var files = new Argument<string[]>("FILE") { Description = "What raters hand back: files that pages saved (.json), or tables (.csv).", Arity = ArgumentArity.OneOrMore };
        var labels = new Option<string?>("--labels") { Description = "The file of labels to add to; default: graders/NAME.labels.jsonl.", HelpName = "FILE" };
        var rater = new Option<string?>("--rater") { Description = "Who judged, for a table that does not say so.", HelpName = "NAME" };
        var texts = new Option<bool>("--outputs") { Description = "Keep the answers' texts beside the grades, so that a judge can be held against them where the run is gone." };
        var command = new Command("import", "Read grades back and add them to a file of labels.") { run, files, labels, rater, texts };
        command.SetAction(parsed =>
        {
            var folder = RunFolders.Find(terminal, parsed.GetValue(run)!);
            if (RunFolders.Absence(folder) is { } absence)
                return ProblemWriter.Write(terminal, [new Problem(parsed.GetValue(run)!, 0, 0, absence)]);
            var (opened, problems) = Open(terminal, parsed.GetValue(files)!, LabelCommand.KeysOf(folder), parsed.GetValue(rater));
            if (problems.Count > 0)
                return ProblemWriter.Write(terminal, problems);
            var name = opened[0].Sheet.Key.Name;
            if (opened.FirstOrDefault(o => o.Sheet.Key.Name != name) is { Sheet: not null } other)
                return ProblemWriter.Write(terminal, [new Problem(other.File, 0, 0, $"holds grades of '{other.Sheet.Key.Name}' and {opened[0].File} of '{name}'; import them one after the other")]);
            var path = terminal.FullPath(parsed.GetValue(labels) ?? Path.Combine("graders", name + ".labels.jsonl"));
            var grades = opened.SelectMany(o => o.Sheet.Grades);
            if (parsed.GetValue(texts))
            {
                var (found, unread) = RunOutputs.Read(folder);
                if (unread.Count > 0)
                    return ProblemWriter.Write(terminal, unread);
                grades = grades.Select(g => RunOutputs.Add(g, found));
            }
            return Add(terminal, path, [.. grades], opened);
        });
        return command;
    }

    private static (List<(string File, OpenedSheet Sheet)> Opened, List<Problem> Problems) Open(Terminal terminal, string[] files, string keys, string? rater)
    {
        var (opened, problems) = (new List<(string, OpenedSheet)>(), new List<Problem>());
        foreach (var file in files)
        {
            var (sheet, found) = GradeSheet.Open(terminal.FullPath(file), file, keys, rater);
            problems.AddRange(found);
            if (sheet is not null)
                opened.Add((file, sheet));
        }
        return (opened, problems);
    }

    private static int Add(Terminal terminal, string path, IReadOnlyList<HumanGrade> grades, List<(string File, OpenedSheet Sheet)> opened)
    {
        var shown = ProblemWriter.Shown(terminal, path);
        IReadOnlyList<HumanGrade> before = [];
        if (!Path.GetExtension(path).Equals(".jsonl", StringComparison.OrdinalIgnoreCase))
            return ProblemWriter.Write(terminal, [new Problem(shown, 0, 0, "a file of labels that grades are added to has to end in .jsonl")]);
        if (File.Exists(path))
        {
            var (known, problems) = LabelFile.Read(path, shown);
            if (known is null)
                return ProblemWriter.Write(terminal, problems);
            if (known.Grades.Count > 0 && known.Task.IsComparison() != opened[0].Sheet.Key.Task.IsComparison() || known.Grades.Count > 0 && !known.Task.IsComparison() && known.Task != opened[0].Sheet.Key.Task)
                return ProblemWriter.Write(terminal, [new Problem(shown, 0, 0, $"holds labels of the task {known.Task.Word()}, and these are of {opened[0].Sheet.Key.Task.Word()}; name another file with --labels")]);
            before = known.Grades;
        }
        var (all, added, changed, again) = LabelFile.Merge(before, grades);
        try
        {
            LabelFile.Write(path, all);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ProblemWriter.Write(terminal, $"the labels cannot be written: {e.Message}");
        }
        foreach (var (file, sheet) in opened)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{PlainText.Of(file)}: {PlainText.Of(string.Join(", ", sheet.Raters))}, round {sheet.Key.Round}: {sheet.Grades.Count(g => g.Rater != HumanGrade.EqualTexts)} graded{Rest(sheet)}"));
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shown}: {added} added, {changed} changed, {again} known already"));
        return ExitCodes.Passed;
    }

    private static string Rest(OpenedSheet sheet) =>
        (sheet.Undecided > 0 ? string.Create(CultureInfo.InvariantCulture, $", {sheet.Undecided} could not be told") : "") + (sheet.Open > 0 ? string.Create(CultureInfo.InvariantCulture, $", {sheet.Open} not answered") : "");
}
