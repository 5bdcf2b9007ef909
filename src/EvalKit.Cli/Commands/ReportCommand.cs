using System.CommandLine;
using System.Text.Json;
using EvalKit.Cli.Output;
using EvalKit.History;
using EvalKit.Problems;
using EvalKit.Reporting;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit report RUN</c></summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var runs = new Argument<string[]>("RUN") { Description = "A run folder, or several runs of one suite for one report of them all.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "Write only the HTML report, to this file.", HelpName = "FILE" };
        var command = new Command("report", "Make the exports of a run again: report.html, summary.md, junit.xml, scores.csv; or one HTML report of several runs.") { runs, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var names = parsed.GetValue(runs)!;
            try
            {
                return names is [var name]
                    ? await ExportAsync(terminal, name, parsed.GetValue(output), cancellation)
                    : await CombineAsync(terminal, names, parsed.GetValue(output), cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidDataException)
            {
                return ProblemWriter.Write(terminal, $"'{string.Join("', '", names)}' cannot be exported: {e.Message}");
            }
        });
        return command;
    }

    private static async Task<int> ExportAsync(Terminal terminal, string name, string? file, CancellationToken cancellation)
    {
        var folder = RunFolders.Find(terminal, name);
        if (RunFolders.Absence(folder) is { } absence)
            return ProblemWriter.Write(terminal, [new Problem(name, 0, 0, absence)]);
        Summary summary;
        await using (var stream = File.OpenRead(folder.Summary))
            summary = SummaryJson.Read(stream);
        if (file is not null)
            await RunExports.WriteReportAsync(folder, terminal.FullPath(file), cancellation);
        else
            await RunExports.WriteAllAsync(folder, summary, cancellation);
        SummaryWriter.Write(terminal, summary, file ?? Path.GetRelativePath(terminal.WorkingFolder, folder.Report));
        return ExitCodes.Passed;
    }

    private static async Task<int> CombineAsync(Terminal terminal, IReadOnlyList<string> names, string? file, CancellationToken cancellation)
    {
        if (file is null)
            return ProblemWriter.Write(terminal, "several runs make one report: name its file with -o FILE");
        var folders = names.Select(n => RunFolders.Find(terminal, n)).DistinctBy(f => f.Path).ToList();
        var (history, problems) = HistoryReader.Read(folders);
        if (history is null)
            return ProblemWriter.Write(terminal, problems);
        if (history.Runs.GroupBy(r => r.Run, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return ProblemWriter.Write(terminal, $"two of the runs have the id '{twice.Key}': they cannot be told apart in one report");
        await RunExports.WriteReportAsync(folders, history, terminal.FullPath(file), cancellation);
        HistoryWriter.Write(terminal, history);
        terminal.Output.WriteLine($"  {file}");
        return ExitCodes.Passed;
    }
}
