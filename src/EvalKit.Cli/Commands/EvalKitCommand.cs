using System.CommandLine;
using System.CommandLine.Help;
using EvalKit.Cli.Output;

namespace EvalKit.Cli.Commands;

/// <summary>The tool's root: parses, handles what is wrong with the command line, and runs one command.</summary>
internal static class EvalKitCommand
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        // Not a RootCommand: that one takes its name from the program's file, which is not the name that users type.
        var root = new Command("evalkit", "EvalKit: evaluate prompts and models on gold data, compare honestly, fail on regressions.")
        {
            RunCommand.Create(terminal),
            CompareCommand.Create(terminal),
            BaselineCommand.Create(terminal),
            FlakyCommand.Create(terminal),
            ReportCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            ScoreCommand.Create(terminal),
            GradersCommand.Create(terminal),
            PlanCommand.Create(terminal),
            ProveGateCommand.Create(terminal),
            PickCommand.Create(terminal),
            FindingsCommand.Create(terminal),
            new HelpOption(),
            new VersionOption(),
        };
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
