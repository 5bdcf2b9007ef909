using System.CommandLine;
using System.Globalization;
using EvalKit.Cli.Output;
using EvalKit.DataChecks;
using EvalKit.Models;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit data check FILE --judge GRADERS</c></summary>
internal static class DataCheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = new Argument<string>("FILE") { Description = "A data set (.jsonl, .json, .csv), or a suite (.yaml) whose data set, and split, are meant." };
        var judge = new Option<string>("--judge") { Description = "The file of graders with one of the type judge_data, and its model.", HelpName = "GRADERS.yaml", Required = true };
        var grader = new Option<string?>("--grader") { Description = "Which grader of the file [default: its only one of that type].", HelpName = "NAME" };
        var output = new Option<string?>("--output") { Description = "Where the flags go, one line a row [default: FILE.flags.jsonl].", HelpName = "FLAGS.jsonl" };
        output.Aliases.Add("-o");
        var limit = new Option<int?>("--limit") { Description = "Only so many rows, the first.", HelpName = "N", CustomParser = NumberOption.Count };
        var worst = new Option<int?>("--worst") { Description = "How many flagged rows to list [default: 20].", HelpName = "N", CustomParser = NumberOption.Count };
        var responses = new Option<string>("--responses") { Description = "auto calls what the store lacks, only forbids calls, refresh calls again.", DefaultValueFactory = _ => "auto", HelpName = "auto|only|refresh" };
        OptionChecks.OneOf(responses, "auto", "only", "refresh");
        var store = new Option<string>("--store") { Description = "Folder of the response store.", DefaultValueFactory = _ => Path.Combine(".evalkit", "responses"), HelpName = "DIR" };
        OptionChecks.Folder(store, terminal);
        var json = new Option<bool>("--json") { Description = "Write everything to standard output as JSON, and nothing else." };
        var command = new Command("check", "Have a model look at each row: wrong or ambiguous references, missing context, leaks, duplicates.") { data, judge, grader, output, limit, worst, responses, store, json };
        command.SetAction((parsed, cancellation) =>
        {
            var (given, file) = (parsed.GetValue(data)!, parsed.GetValue(judge)!);
            var flags = parsed.GetValue(output) ?? Path.ChangeExtension(given, ".flags.jsonl");
            var request = new DataCheckRequest
            {
                Data = (terminal.FullPath(given), given),
                Judge = (terminal.FullPath(file), file),
                Grader = parsed.GetValue(grader),
                Limit = parsed.GetValue(limit),
                StoreFolder = terminal.FullPath(parsed.GetValue(store)!),
                Responses = parsed.GetValue(responses) switch { "only" => ResponseMode.Only, "refresh" => ResponseMode.Refresh, _ => ResponseMode.Auto },
            };
            return CheckAsync(terminal, request, flags, parsed.GetValue(worst) ?? 20, parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> CheckAsync(Terminal terminal, DataCheckRequest request, string flags, int worst, bool json, CancellationToken cancellation)
    {
        if (!RunClock.TryCreate(TimeProvider.System, terminal.Environment, out var clock, out var clockProblem))
            return ProblemWriter.Write(terminal, clockProblem!);
        try
        {
            var (result, problems) = await DataCheck.RunAsync(request, terminal.Environment, clock, cancellation);
            if (result is null)
                return ProblemWriter.Write(terminal, problems);
            DataCheckJson.WriteRows(result, terminal.FullPath(flags));
            if (json)
                terminal.Output.WriteLine(DataCheckJson.Write(result));
            else
                DataCheckWriter.Write(terminal, result, flags, worst);
            if (result.NotJudged > 0)
                terminal.Error.WriteLine(PlainText.Of(string.Create(CultureInfo.InvariantCulture, $"evalkit: {result.NotJudged} of {result.Rows.Count} rows were not judged; the first: {result.Rows.First(r => r.Flags is null).Reason}")));
            return result.NotJudged > 0 ? ExitCodes.Incomplete : ExitCodes.Passed;
        }
        catch (OperationCanceledException)
        {
            return cancellation.IsCancellationRequested ? ExitCodes.Cancelled : ExitCodes.Incomplete;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ProblemWriter.Write(terminal, $"the flags cannot be written: {e.Message}");
        }
    }
}
