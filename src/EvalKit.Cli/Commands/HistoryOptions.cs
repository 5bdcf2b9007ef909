using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.History;

namespace EvalKit.Cli.Commands;

/// <summary>Which runs a history is of: the same arguments for every command that reads one.</summary>
internal sealed class HistoryOptions
{
    public Argument<string[]> Names { get; } = new("SUITE|RUN") { Description = "A suite, a folder of runs such as reports/support-triage, or run folders.", Arity = ArgumentArity.OneOrMore };

    public Option<string> Reports { get; } = new("--reports") { Description = "Where the runs of a suite are looked for.", DefaultValueFactory = _ => "reports", HelpName = "DIR" };

    public Option<int?> Last { get; } = new("--last") { Description = "Only so many of the newest runs.", HelpName = "N", CustomParser = NumberOption.Count };

    /// <summary>The history, or null with the exit code after the problems were written.</summary>
    public RunHistory? Read(ParseResult parsed, Terminal terminal, out int code)
    {
        code = ExitCodes.Passed;
        var (folders, problems) = RunFolders.All(terminal, parsed.GetValue(Names)!, parsed.GetValue(Reports)!);
        RunHistory? history = null;
        if (problems.Count == 0)
            (history, problems) = HistoryReader.Read(folders, parsed.GetValue(Last));
        if (problems.Count > 0)
            code = ProblemWriter.Write(terminal, problems);
        return problems.Count > 0 ? null : history;
    }
}
