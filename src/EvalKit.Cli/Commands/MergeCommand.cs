using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.Models;
using EvalKit.Problems;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit merge SUITE... --from DIR...</c></summary>
internal static class MergeCommand
{
    public static Command Create(Terminal terminal)
    {
        var suites = new Argument<string[]>("SUITE") { Description = "Suite files.", Arity = ArgumentArity.OneOrMore };
        var from = new Option<string[]>("--from") { Description = "Folders with the stores of the parts, such as the downloaded artifacts of all jobs.", HelpName = "DIR", Required = true, AllowMultipleArgumentsPerToken = true };
        var shared = new SharedRunOptions(terminal);
        var command = new Command("merge", "Join the parts of run --shard into one run with a verdict, without any call.") { suites, from };
        shared.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var (segments, problems) = (new List<string>(), new List<Problem>());
            foreach (var name in parsed.GetValue(from)!)
            {
                var folder = terminal.FullPath(name);
                var found = Directory.Exists(folder) ? JoinedStores.Segments(folder) : [];
                if (found.Count == 0)
                    problems.Add(new Problem(name, 0, 0, Directory.Exists(folder) ? $"has no answers: no .jsonl files in it, nor in a folder '{JoinedStores.FolderName}' below it" : "there is no such folder"));
                segments.AddRange(found);
            }
            if (problems.Count > 0)
                return ProblemWriter.Write(terminal, problems);
            var request = shared.Read(parsed) with { Responses = ResponseMode.Only, JoinedResponses = [.. segments.Distinct(StringComparer.Ordinal)] };
            return await new SuiteRuns(terminal, request).RunAsync(parsed.GetValue(suites)!);
        });
        return command;
    }
}
