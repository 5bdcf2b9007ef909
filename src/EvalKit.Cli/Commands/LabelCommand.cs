using System.CommandLine;
using System.Globalization;
using EvalKit.Cli.Output;
using EvalKit.People;
using EvalKit.Problems;
using EvalKit.Reporting.Labels;
using EvalKit.Running;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit label RUN</c></summary>
internal static class LabelCommand
{
    public static Command Create(Terminal terminal)
    {
        var run = new Argument<string?>("RUN") { Description = "A run folder.", Arity = ArgumentArity.ZeroOrOne };
        var grader = new Option<string?>("--grader") { Description = "The human grader of the run whose question is asked; not needed where there is only one.", HelpName = "NAME" };
        var task = new Option<string?>("--task") { Description = "What is asked of a run without a human grader: pass_fail, scale (1 to 5), pairwise or ranking.", HelpName = "TASK" };
        var question = new Option<string?>("--question") { Description = "The question in words.", HelpName = "TEXT" };
        var variants = new Option<string[]>("--variant") { Description = "Only these variants.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        var filter = new Option<string?>("--filter") { Description = "Only these items, as for run: id=..., a slice such as kind=edge, failing:RUN.", HelpName = "EXPR" };
        var needsHuman = new Option<bool>("--needs-human") { Description = "Only answers that the suite's needs_human is about." };
        var limit = new Option<int?>("--limit") { Description = "So many items, drawn at random.", HelpName = "N", CustomParser = NumberOption.Count };
        var seed = new Option<long?>("--seed") { Description = "The seed of the draw and of every order; by default one that nobody can guess who has only the page.", HelpName = "N", CustomParser = NumberOption.Whole };
        var round = new Option<int?>("--round") { Description = "The round of labelling [default: 1].", HelpName = "N", CustomParser = NumberOption.Count };
        var dataset = new Option<string?>("--dataset") { Description = "Show the items' fields from this dataset, not what all variants were sent.", HelpName = "FILE" };
        var fields = new Option<string[]>("--field") { Description = "Only these fields of the dataset.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        var noReference = new Option<bool>("--no-reference") { Description = "Do not show gold answers." };
        var output = new Option<string?>("--output") { Description = "Write the page to this file; the key stays with the run.", HelpName = "FILE" };
        output.Aliases.Add("-o");
        var csv = new Option<bool>("--csv") { Description = "Write a table for a spreadsheet, not a page." };
        OptionChecks.OneOfIfGiven(task, LabelTasks.All);
        var command = new Command("label", "Make a page on which people grade a run's answers without knowing which variant is which.")
        {
            run, grader, task, question, variants, filter, needsHuman, limit, seed, round, dataset, fields, noReference, output, csv, LabelImportCommand.Create(terminal), LabelAgreementCommand.Create(terminal),
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(run) is not { } name)
                return ProblemWriter.Write(terminal, "label needs the folder of a run, such as reports/support-triage/20261120T093000Z-3f2a");
            var folder = RunFolders.Find(terminal, name);
            if (RunFolders.Absence(folder) is { } absence)
                return ProblemWriter.Write(terminal, [new Problem(name, 0, 0, absence)]);
            var kept = ItemFilter.All;
            if (parsed.GetValue(filter) is { } expression)
            {
                if (ItemFilter.Parse(expression, FailingItems.Of(terminal), out var error) is not { } asked)
                    return ProblemWriter.Write(terminal, [new Problem("--filter", 0, 0, error)]);
                kept = asked;
            }
            var (sheet, problems) = LabelSheets.Create(folder, new LabelOptions
            {
                Grader = parsed.GetValue(grader),
                Task = LabelTasks.Parse(parsed.GetValue(task)),
                Question = parsed.GetValue(question),
                Variants = parsed.GetValue(variants) ?? [],
                Filter = kept,
                OnlyNeedsHuman = parsed.GetValue(needsHuman),
                Limit = parsed.GetValue(limit),
                Seed = parsed.GetValue(seed),
                Round = parsed.GetValue(round) ?? 1,
                Dataset = parsed.GetValue(dataset) is { } data ? terminal.FullPath(data) : null,
                Fields = parsed.GetValue(fields) ?? [],
                References = !parsed.GetValue(noReference),
            });
            return sheet is null ? ProblemWriter.Write(terminal, problems) : Write(terminal, folder, sheet, parsed.GetValue(output), parsed.GetValue(csv));
        });
        return command;
    }

    /// <summary>Where the keys of a run's pages are kept.</summary>
    public static string KeysOf(RunFolder folder) => Path.Combine(folder.Path, "label");

    private static int Write(Terminal terminal, RunFolder folder, SealedSheet made, string? output, bool isTable)
    {
        var (sheet, keys) = (made.Sheet, KeysOf(folder));
        var name = string.Create(CultureInfo.InvariantCulture, $"{sheet.Assignment.Name}.round-{sheet.Assignment.Round}");
        var page = output is null ? Path.Combine(keys, name + (isTable ? ".csv" : ".html")) : terminal.FullPath(output);
        var key = Path.Combine(keys, $"{name}.{sheet.Page}.key.json");
        try
        {
            Directory.CreateDirectory(keys);
            RunFolder.WriteWhole(key, stream => stream.Write([.. made.Key]));
            RunFolder.WriteWhole(page, stream =>
            {
                if (isTable)
                    LabelTable.Write(stream, sheet);
                else
                    LabelPage.Write(stream, sheet);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ProblemWriter.Write(terminal, $"the page cannot be written: {e.Message}");
        }
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sheet.Questions.Count} questions ({sheet.Assignment.Task.Word()}, round {sheet.Assignment.Round})"));
        if (made.Equal > 0)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {made.Equal} more need nobody: their answers are the same text, and count as ties"));
        if (made.Incomplete > 0)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {made.Incomplete} more cannot be asked: a variant has no answer"));
        terminal.Output.WriteLine($"  for raters: {ProblemWriter.Shown(terminal, page)}");
        terminal.Output.WriteLine($"  to be kept: {ProblemWriter.Shown(terminal, key)}");
        return ExitCodes.Passed;
    }
}
