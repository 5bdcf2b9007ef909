using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.Cli.Scaffolding;
using EvalKit.Models;
using EvalKit.Problems;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit init</c></summary>
internal static class InitCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string?>("DIR") { Description = "The folder [default: this one].", Arity = ArgumentArity.ZeroOrOne };
        var provider = new Option<string>("--provider") { Description = "Adds a suite for a model of a provider; embedded needs no key.", DefaultValueFactory = _ => InitRequest.Embedded, HelpName = "embedded|openai|anthropic" };
        OptionChecks.OneOf(provider, InitRequest.Embedded, "openai", "anthropic");
        var ci = new Option<string>("--ci") { Description = "Whose workflow is made; auto follows from the remote of the repository.", DefaultValueFactory = _ => "auto", HelpName = "auto|github|gitlab|azure|none" };
        OptionChecks.OneOf(ci, "auto", "github", "gitlab", "azure", "none");
        var project = new Option<string?>("--project") { Description = "The test project [default: the one that is found, else a new one].", HelpName = "FILE" };
        var noTest = new Option<bool>("--no-test") { Description = "No test." };
        var force = new Option<bool>("--force") { Description = "Replace files that exist." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and do nothing." };
        var command = new Command("init", "Make a first suite with data, a test and a workflow for pull requests, which pass as they are.") { folder, provider, ci, project, noTest, force, dryRun };
        command.SetAction(async (parsed, _) =>
        {
            var request = new InitRequest
            {
                Folder = terminal.FullPath(parsed.GetValue(folder) ?? "."),
                Provider = parsed.GetValue(provider)!,
                Ci = parsed.GetValue(ci) switch { "github" => CiHost.GitHub, "gitlab" => CiHost.GitLab, "azure" => CiHost.Azure, "none" => CiHost.None, _ => null },
                Project = parsed.GetValue(project) is { } file ? terminal.FullPath(file) : null,
                WithTest = !parsed.GetValue(noTest),
            };
            if (File.Exists(request.Folder))
                return ProblemWriter.Write(terminal, $"'{parsed.GetValue(folder)}' is a file; init needs a folder");
            if (!RunClock.TryCreate(TimeProvider.System, terminal.Environment, out var clock, out var clockProblem))
                return ProblemWriter.Write(terminal, clockProblem!);
            try
            {
                return await InitAsync(terminal, request, parsed.GetValue(force), parsed.GetValue(dryRun), clock);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return ProblemWriter.Write(terminal, $"cannot be written: {e.Message}");
            }
        });
        return command;
    }

    private static async Task<int> InitAsync(Terminal terminal, InitRequest request, bool force, bool dryRun, RunClock clock)
    {
        var (scaffold, problem) = Scaffold.Plan(request);
        if (scaffold is null)
            return ProblemWriter.Write(terminal, [new Problem(request.Project!, 0, 0, problem!)]);
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in scaffold.Changes)
        {
            var shown = ProblemWriter.Shown(terminal, change.Path);
            if (!change.IsNeeded)
                terminal.Output.WriteLine($"same      {shown}");
            else if (change.Edits is null && File.Exists(change.Path) && !force)
                terminal.Output.WriteLine($"kept      {shown}  (it exists; --force replaces it)");
            else
            {
                terminal.Output.WriteLine(change.Edits is { } edits ? $"edited    {shown}  (+ {edits})" : $"{(File.Exists(change.Path) ? "replaced " : "made     ")} {shown}");
                made.Add(change.Path);
                if (!dryRun)
                    Write(change);
            }
        }
        foreach (var note in scaffold.Notes)
            terminal.Output.WriteLine($"note      {PlainText.Of(note)}");
        if (dryRun)
        {
            terminal.Output.WriteLine("Nothing was written (--dry-run).");
            return ExitCodes.Passed;
        }
        // A suite that somebody has worked on is not run for them, and its baseline is theirs to accept.
        if (made.Contains(Path.Combine(request.Folder, Scaffold.Suite)) && made.Contains(Path.Combine(request.Folder, Scaffold.Dataset)))
        {
            var (summary, run, baseline, problems) = await FirstRun.RunAsync(terminal, request.Folder, force, clock);
            if (summary is null)
                return ProblemWriter.Write(terminal, problems);
            terminal.Output.WriteLine($"ran       {Scaffold.Suite}  ({summary.Verdict}; {ProblemWriter.Shown(terminal, run!.Report)})");
            if (baseline is not null)
                terminal.Output.WriteLine($"accepted  {ProblemWriter.Shown(terminal, baseline)}");
        }
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(request.Folder == terminal.WorkingFolder ? "Next:" : $"Next, in {ProblemWriter.Shown(terminal, request.Folder)}:");
        foreach (var step in scaffold.Steps)
            terminal.Output.WriteLine("  " + step);
        return ExitCodes.Passed;
    }

    private static void Write(FileChange change)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(change.Path)!);
        Running.RunFolder.WriteWhole(change.Path, stream => stream.Write(change.Content));
    }
}
