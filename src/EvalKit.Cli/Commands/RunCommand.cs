using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.Models;
using EvalKit.Running;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit run SUITE...</c></summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        var suites = new Argument<string[]>("SUITE") { Description = "Suite files.", Arity = ArgumentArity.OneOrMore };
        var responses = new Option<string>("--responses") { Description = "auto calls what the store lacks, only forbids calls, refresh calls again.", DefaultValueFactory = _ => "auto", HelpName = "auto|only|refresh" };
        OptionChecks.OneOf(responses, "auto", "only", "refresh");
        var parallel = new Option<int?>("--max-parallel") { Description = "Calls in flight at once [default: the suite's].", HelpName = "N", CustomParser = NumberOption.Count };
        var limit = new Option<int?>("--limit") { Description = "Only the first so many items.", HelpName = "N", CustomParser = NumberOption.Count };
        var filter = new Option<string?>("--filter") { Description = "Only matching items: id=..., tag=..., variant=..., a slice such as kind=edge, or failing:RUN; commas join terms.", HelpName = "EXPR" };
        var shard = new Option<string?>("--shard") { Description = "Only part I of N of the items, without gates; evalkit merge joins the parts.", HelpName = "I/N" };
        shard.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !ItemShard.TryParse(result.Tokens[0].Value, out _))
                result.AddError(FormattableString.Invariant($"--shard has to be I/N with I from 1 to N and N up to {ItemShard.MostParts}, such as 2/4, not '{result.Tokens[0].Value}'"));
        });
        var untilDecided = new Option<bool>("--until-decided") { Description = "Run the items in random order and end as soon as every gate is decided." };
        var batch = new Option<bool>("--batch") { Description = "Hand calls in in batches, at half the price, and wait for them; run again after a stop, and it goes on where it was." };
        var estimate = new Option<bool>("--estimate") { Description = "Say what the run takes in calls, tokens, money and time, and make no call." };
        var otlp = new Option<string?>("--otlp") { Description = "Send spans and metrics to an OpenTelemetry collector, by gRPC where the port is 4317 and by HTTP otherwise.", HelpName = "ENDPOINT" };
        var shared = new SharedRunOptions(terminal);
        var command = new Command("run", "Run suites: call what is not on record, grade, report, gate.") { suites, responses, parallel, limit, filter, shard, untilDecided, batch, estimate, otlp };
        shared.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var request = shared.Read(parsed) with
            {
                Responses = parsed.GetValue(responses) switch { "only" => ResponseMode.Only, "refresh" => ResponseMode.Refresh, _ => ResponseMode.Auto },
                MaxParallel = parsed.GetValue(parallel),
                Limit = parsed.GetValue(limit),
                Filter = parsed.GetValue(filter),
                Shard = ItemShard.TryParse(parsed.GetValue(shard), out var part) ? part : null,
                UntilDecided = parsed.GetValue(untilDecided),
                Batch = parsed.GetValue(batch),
                Estimate = parsed.GetValue(estimate),
                Otlp = parsed.GetValue(otlp),
            };
            return await new SuiteRuns(terminal, request).RunAsync(parsed.GetValue(suites)!);
        });
        return command;
    }
}
