using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.Reporting.Markdown;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit changelog SUITE|RUN...</c></summary>
internal static class ChangelogCommand
{
    public static Command Create(Terminal terminal)
    {
        var runs = new HistoryOptions();
        var command = new Command("changelog", "Write what changed from run to run, as Markdown: prompts, models, parameters, graders, data, and the metrics that moved with it.") { runs.Names, runs.Reports, runs.Last };
        command.SetAction(parsed =>
        {
            if (runs.Read(parsed, terminal, out var code) is not { } history)
                return code;
            terminal.Output.Write(MarkdownChangelog.Write(history));
            return ExitCodes.Passed;
        });
        return command;
    }
}
