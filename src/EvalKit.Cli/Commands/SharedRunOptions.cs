using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.Models;

namespace EvalKit.Cli.Commands;

/// <summary>The options that every command has that makes a run.</summary>
internal sealed class SharedRunOptions
{
    private readonly Terminal _terminal;
    private readonly Option<string> _output = new("--output", "-o") { Description = "Folder for run folders.", DefaultValueFactory = _ => "reports", HelpName = "DIR" };
    private readonly Option<string?> _runId = new("--run-id") { Description = "The run's id, which names its folder [default: time and a random suffix].", HelpName = "ID" };
    private readonly Option<string> _store = new("--store") { Description = "Folder of the response store.", DefaultValueFactory = _ => Path.Combine(".evalkit", "responses"), HelpName = "DIR" };
    private readonly Option<string?> _baseline = new("--baseline") { Description = "Accepted baseline to compare with [default: a baseline variant, else baselines/NAME.json beside the suite].", HelpName = "FILE" };
    private readonly Option<string> _inconclusive = new("--inconclusive") { Description = "What inconclusive gates mean for the exit code.", DefaultValueFactory = _ => "pass", HelpName = "pass|fail" };
    private readonly Option<string?> _profile = new("--profile") { Description = "The profile of the suite that is used: other keys, addresses, limits and budget.", HelpName = "NAME" };
    private readonly Option<string> _ci = new("--ci") { Description = "Annotations and job summary of a CI system; auto finds out where it runs.", DefaultValueFactory = _ => CiOutput.Auto, HelpName = "auto|github|azure|none" };
    private readonly Option<bool> _json = new("--json") { Description = "Write the summary to standard output as JSON, and nothing else." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress." };

    public SharedRunOptions(Terminal terminal)
    {
        _terminal = terminal;
        OptionChecks.OneOf(_inconclusive, "pass", "fail");
        OptionChecks.OneOf(_ci, CiOutput.Auto, CiOutput.GitHub, CiOutput.Azure, CiOutput.None);
        OptionChecks.Folder(_output, terminal);
        OptionChecks.Folder(_store, terminal);
    }

    /// <summary>Adds them after those that a command has of its own.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_output, _runId, _store, _baseline, _inconclusive, _profile, _ci, _json, _quiet])
            command.Add(option);
    }

    public RunRequest Read(ParseResult parsed) => new()
    {
        Output = _terminal.FullPath(parsed.GetValue(_output)!),
        RunId = parsed.GetValue(_runId),
        Store = _terminal.FullPath(parsed.GetValue(_store)!),
        Baseline = parsed.GetValue(_baseline) is { } file ? _terminal.FullPath(file) : null,
        Profile = parsed.GetValue(_profile),
        InconclusiveFails = parsed.GetValue(_inconclusive) == "fail",
        Ci = parsed.GetValue(_ci)!,
        Json = parsed.GetValue(_json),
        Quiet = parsed.GetValue(_quiet),
        CommandLine = [.. parsed.Tokens.Select(t => t.Value)],
    };
}
