using System.CommandLine;
using System.Runtime.InteropServices;
using EvalKit.Cli.Output;
using EvalKit.Cli.Watching;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Running;
using EvalKit.Suites;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit validate SUITE...</c></summary>
internal static class ValidateCommand
{
    private const string MSBuild = "msbuild";

    public static Command Create(Terminal terminal)
    {
        var suites = new Argument<string[]>("SUITE") { Description = "Suite files.", Arity = ArgumentArity.ZeroOrMore };
        var schema = new Option<bool>("--schema") { Description = "Write the JSON Schema of suites to standard output." };
        var reference = new Option<bool>("--reference") { Description = "Write the reference of all keys of suites as Markdown." };
        var watch = new Option<bool>("--watch") { Description = "Do it again whenever a suite or a file that it names changes, until Ctrl-C." };
        var format = new Option<string>("--format") { Description = "How problems are written: for people, or as a build shows them.", DefaultValueFactory = _ => "text", HelpName = "text|msbuild" };
        OptionChecks.OneOf(format, "text", MSBuild);
        var forCode = new Option<bool>("--for-code") { Description = "Of a suite without models, variants or graders, which code completes, look at the form alone." };
        var command = new Command("validate", "Find every problem of suites and their data, without any call.") { suites, schema, reference, watch, format, forCode };
        command.SetAction(async (parsed, _) =>
        {
            if (parsed.GetValue(schema))
            {
                await terminal.Output.WriteAsync(SuiteLoader.JsonSchema());
                return ExitCodes.Passed;
            }
            if (parsed.GetValue(reference))
            {
                await terminal.Output.WriteAsync(SuiteLoader.Reference());
                return ExitCodes.Passed;
            }
            var names = parsed.GetValue(suites)!;
            if (names.Length == 0)
                return ProblemWriter.Write(terminal, "name a suite to validate");
            var validation = new Validation(terminal, ForBuild: parsed.GetValue(format) == MSBuild, ForCode: parsed.GetValue(forCode));
            if (!parsed.GetValue(watch))
                return await validation.RunAsync(names);
            using var changes = new FileChanges();
            using var stop = new CancellationTokenSource();
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            await WatchAsync(terminal, validation, names, new WatchLoop(changes, TimeProvider.System), stop.Token);
            return ExitCodes.Passed;

            void Stop(PosixSignalContext context)
            {
                context.Cancel = true;
                stop.Cancel();
            }
        });
        return command;
    }

    /// <summary>Validates now and after every change.</summary>
    internal static Task WatchAsync(Terminal terminal, Validation validation, IReadOnlyList<string> names, WatchLoop loop, CancellationToken stop) => loop.RunAsync(
        () => names.SelectMany(n => SuiteFiles.Of(terminal.FullPath(n))).ToHashSet(StringComparer.Ordinal),
        async () =>
        {
            await validation.RunAsync(names);
            await terminal.Error.WriteLineAsync("evalkit: watching; Ctrl-C ends");
        },
        stop);

    /// <summary>How suites are validated.</summary>
    internal sealed record Validation(Terminal Terminal, bool ForBuild, bool ForCode)
    {
        public async Task<int> RunAsync(IReadOnlyList<string> names)
        {
            var code = ExitCodes.Passed;
            foreach (var name in names)
                code = Math.Max(code, await RunAsync(name));
            return code;
        }

        private async Task<int> RunAsync(string name)
        {
            var path = Terminal.FullPath(name);
            if (ForCode && SuiteOutline.Read(path, name) is { Outline.IsCompletedByCode: true })
            {
                Report($"{name}: is completed by code, which says the rest when it runs");
                return ExitCodes.Passed;
            }
            var options = new RunOptions { OutputFolder = "", StoreFolder = "", RunId = "validate", ToolVersion = ToolVersion.Text, Responses = ResponseMode.Only };
            var (session, problems) = EvalSession.Prepare(path, name, options, Terminal.Environment, RunClock.Running(TimeProvider.System), CancellationToken.None);
            if (session is null)
                return ForBuild ? WriteForBuild(problems) : ProblemWriter.Write(Terminal, problems);
            await using (session)
            {
                Report($"{name}: right; {Count(session.Suite.Variants.Count, "variant")}, {Count(session.Items, "item")}, {Count(session.Suite.Graders.Count, "grader")}, {Count(session.Suite.Gates.Count, "gate")}");
                if (ForBuild)
                    return ExitCodes.Passed;
                foreach (var grader in session.Suite.Graders)
                    foreach (var hint in grader.Hints)
                        Terminal.Output.WriteLine($"{name}: hint: grader '{grader.Definition.Name}': {hint}");
                FindingWriter.Write(Terminal.Output, session.PlanFindings, "  ");
            }
            return ExitCodes.Passed;
        }

        private int WriteForBuild(IReadOnlyList<Problem> problems)
        {
            foreach (var problem in problems)
                Terminal.Output.WriteLine(BuildMessage.Of(problem with { File = File.Exists(Terminal.FullPath(problem.File)) ? Terminal.FullPath(problem.File) : problem.File }));
            return ExitCodes.Wrong;
        }

        /// <summary>A build shows what is wrong, and nothing else.</summary>
        private void Report(string line)
        {
            if (!ForBuild)
                Terminal.Output.WriteLine(line);
        }

        private static string Count(int count, string what) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
    }
}
