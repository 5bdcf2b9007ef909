using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.History;
using EvalKit.Results;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit history SUITE|RUN...</c></summary>
internal static class HistoryCommand
{
    public static Command Create(Terminal terminal)
    {
        var runs = new HistoryOptions();
        var json = new Option<bool>("--json") { Description = "Write the history to standard output as JSON, and nothing else." };
        var command = new Command("history", "Show the runs of a suite over time: metrics with intervals, and where they changed beyond chance.") { runs.Names, runs.Reports, runs.Last, json };
        command.SetAction(parsed =>
        {
            if (runs.Read(parsed, terminal, out var code) is not { } history)
                return code;
            if (parsed.GetValue(json))
                WriteJson(terminal, history);
            else
                HistoryWriter.Write(terminal, history);
            return ExitCodes.Passed;
        });
        return command;
    }

    private static void WriteJson(Terminal terminal, RunHistory history)
    {
        using var buffer = new MemoryStream();
        SummaryJson.Write(buffer, history);
        terminal.Output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }
}
