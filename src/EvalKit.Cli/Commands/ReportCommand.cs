using System.CommandLine;
using System.Text.Json;
using EvalKit.Cli.Output;
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
        var run = new Argument<string>("RUN") { Description = "A run folder." };
        var html = new Option<string?>("--html") { Description = "Write only the HTML report, to this file.", HelpName = "FILE" };
        var command = new Command("report", "Make the exports of a run again: report.html, summary.md, junit.xml, scores.csv.") { run, html };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = RunFolders.Find(terminal, parsed.GetValue(run)!);
            if (RunFolders.Absence(folder) is { } absence)
                return ProblemWriter.Write(terminal, [new Problem(parsed.GetValue(run)!, 0, 0, absence)]);
            try
            {
                Summary summary;
                await using (var stream = File.OpenRead(folder.Summary))
                    summary = SummaryJson.Read(stream);
                if (parsed.GetValue(html) is { } file)
                    await RunExports.WriteReportAsync(folder, terminal.FullPath(file), cancellation);
                else
                    await RunExports.WriteAllAsync(folder, summary, cancellation);
                SummaryWriter.Write(terminal, summary, parsed.GetValue(html) ?? Path.GetRelativePath(terminal.WorkingFolder, folder.Report));
                return ExitCodes.Passed;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidDataException)
            {
                return ProblemWriter.Write(terminal, $"'{parsed.GetValue(run)}' cannot be exported: {e.Message}");
            }
        });
        return command;
    }
}
