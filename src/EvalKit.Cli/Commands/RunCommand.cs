using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.Models;
using EvalKit.Reporting;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit run SUITE...</c></summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        var suites = new Argument<string[]>("SUITE") { Description = "Suite files.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "Folder for run folders.", DefaultValueFactory = _ => "reports", HelpName = "DIR" };
        var runId = new Option<string?>("--run-id") { Description = "The run's id, which names its folder [default: time and a random suffix].", HelpName = "ID" };
        var responses = new Option<string>("--responses") { Description = "auto calls what the store lacks, only forbids calls, refresh calls again.", DefaultValueFactory = _ => "auto", HelpName = "auto|only|refresh" };
        OptionChecks.OneOf(responses, "auto", "only", "refresh");
        var store = new Option<string>("--store") { Description = "Folder of the response store.", DefaultValueFactory = _ => Path.Combine(".evalkit", "responses"), HelpName = "DIR" };
        var parallel = new Option<int?>("--max-parallel") { Description = "Calls in flight at once [default: the suite's].", HelpName = "N", CustomParser = NumberOption.Count };
        var limit = new Option<int?>("--limit") { Description = "Only the first so many items.", HelpName = "N", CustomParser = NumberOption.Count };
        var filter = new Option<string?>("--filter") { Description = "Only matching items: id=..., tag=..., variant=..., a slice such as kind=edge, or failing:RUN; commas join terms.", HelpName = "EXPR" };
        var baseline = new Option<string?>("--baseline") { Description = "Accepted baseline to compare with [default: a baseline variant, else baselines/NAME.json beside the suite].", HelpName = "FILE" };
        var inconclusive = new Option<string>("--inconclusive") { Description = "What inconclusive gates mean for the exit code.", DefaultValueFactory = _ => "pass", HelpName = "pass|fail" };
        OptionChecks.OneOf(inconclusive, "pass", "fail");
        var profile = new Option<string?>("--profile") { Description = "The profile of the suite that is used: other keys, addresses, limits and budget.", HelpName = "NAME" };
        var untilDecided = new Option<bool>("--until-decided") { Description = "Run the items in random order and end as soon as every gate is decided." };
        var batch = new Option<bool>("--batch") { Description = "Hand calls in in batches, at half the price, and wait for them; run again after a stop, and it goes on where it was." };
        var estimate = new Option<bool>("--estimate") { Description = "Say what the run takes in calls, tokens, money and time, and make no call." };
        var otlp = new Option<string?>("--otlp") { Description = "Send spans and metrics to an OpenTelemetry collector, by gRPC where the port is 4317 and by HTTP otherwise.", HelpName = "ENDPOINT" };
        var ci = new Option<string>("--ci") { Description = "Annotations and job summary of a CI system; auto finds out where it runs.", DefaultValueFactory = _ => CiOutput.Auto, HelpName = "auto|github|azure|none" };
        OptionChecks.OneOf(ci, CiOutput.Auto, CiOutput.GitHub, CiOutput.Azure, CiOutput.None);
        var json = new Option<bool>("--json") { Description = "Write the summary to standard output as JSON, and nothing else." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "No progress." };
        OptionChecks.Folder(output, terminal);
        OptionChecks.Folder(store, terminal);

        var command = new Command("run", "Run suites: call what is not on record, grade, report, gate.") { suites, output, runId, responses, store, parallel, limit, filter, baseline, inconclusive, profile, untilDecided, batch, estimate, otlp, ci, json, quiet };
        command.SetAction(async (parsed, _) =>
        {
            var request = new RunRequest
            {
                Output = terminal.FullPath(parsed.GetValue(output)!),
                RunId = parsed.GetValue(runId),
                Responses = parsed.GetValue(responses) switch { "only" => ResponseMode.Only, "refresh" => ResponseMode.Refresh, _ => ResponseMode.Auto },
                Store = terminal.FullPath(parsed.GetValue(store)!),
                MaxParallel = parsed.GetValue(parallel),
                Limit = parsed.GetValue(limit),
                Filter = parsed.GetValue(filter),
                Baseline = parsed.GetValue(baseline) is { } file ? terminal.FullPath(file) : null,
                Profile = parsed.GetValue(profile),
                UntilDecided = parsed.GetValue(untilDecided),
                Batch = parsed.GetValue(batch),
                Estimate = parsed.GetValue(estimate),
                InconclusiveFails = parsed.GetValue(inconclusive) == "fail",
                Otlp = parsed.GetValue(otlp),
                Ci = parsed.GetValue(ci)!,
                Json = parsed.GetValue(json),
                Quiet = parsed.GetValue(quiet),
                CommandLine = [.. parsed.Tokens.Select(t => t.Value)],
            };
            return await new SuiteRuns(terminal, request).RunAsync(parsed.GetValue(suites)!);
        });
        return command;
    }
}
