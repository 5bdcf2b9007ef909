using System.CommandLine;
using System.CommandLine.Help;
using EvalKit.Cli.Output;

namespace EvalKit.Cli.Commands;

/// <summary>The tool's root: parses, handles what is wrong with the command line, and runs one command.</summary>
internal static class EvalKitCommand
{
    /// <summary>Only the one that is named is made: a run is not to wait for the options of all others.</summary>
    private static readonly (string Name, Func<Terminal, Command> Create)[] Commands =
    [
        ("run", RunCommand.Create),
        ("merge", MergeCommand.Create),
        ("compare", CompareCommand.Create),
        ("baseline", BaselineCommand.Create),
        ("flaky", FlakyCommand.Create),
        ("report", ReportCommand.Create),
        ("view", ViewCommand.Create),
        ("history", HistoryCommand.Create),
        ("changelog", ChangelogCommand.Create),
        ("validate", ValidateCommand.Create),
        ("score", ScoreCommand.Create),
        ("graders", GradersCommand.Create),
        ("judge", JudgeCommand.Create),
        ("data", DataCommand.Create),
        ("plan", PlanCommand.Create),
        ("prove-gate", ProveGateCommand.Create),
        ("pick", PickCommand.Create),
        ("label", LabelCommand.Create),
        ("findings", FindingsCommand.Create),
        ("init", InitCommand.Create),
        ("comment", CommentCommand.Create),
    ];

    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        // Not a RootCommand: that one takes its name from the program's file, which is not the name that users type.
        var root = new Command("evalkit", "EvalKit: evaluate prompts and models on gold data, compare honestly, fail on regressions.");
        var named = Array.FindAll(Commands, c => args.Length > 0 && c.Name == args[0]);
        foreach (var (_, create) in named.Length > 0 ? named : Commands)
            root.Add(create(terminal));
        root.Add(new HelpOption());
        root.Add(new VersionOption());
        HelpExamples.Attach(root);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        var problems = CommandLineProblems.Of(parsed);
        if (problems.Count > 0)
        {
            foreach (var problem in problems)
                terminal.Error.WriteLine($"evalkit: {PlainText.Of(problem)}");
            terminal.Error.WriteLine($"Try 'evalkit {string.Join(' ', Path(parsed.CommandResult).Append("--help"))}'.");
            return ExitCodes.Wrong;
        }
        var configuration = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await parsed.InvokeAsync(configuration);
    }

    private static IEnumerable<string> Path(System.CommandLine.Parsing.CommandResult command) =>
        command.Parent is System.CommandLine.Parsing.CommandResult parent ? Path(parent).Append(command.Command.Name) : [];
}
