using System.CommandLine;
using System.Text.Json;
using EvalKit.Cli.Comments;
using EvalKit.Cli.Output;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Reporting.Markdown;
using EvalKit.Results;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit comment RUN...</c></summary>
internal static class CommentCommand
{
    private const string Auto = "auto";

    public static Command Create(Terminal terminal)
    {
        var runs = new Argument<string[]>("RUN") { Description = "Run folders.", Arity = ArgumentArity.OneOrMore };
        var host = new Option<string>("--host") { Description = "Whose pull request it is; auto finds out where it runs.", DefaultValueFactory = _ => Auto, HelpName = "auto|github|gitlab|azure" };
        OptionChecks.OneOf(host, Auto, CommentPlace.GitHub, CommentPlace.GitLab, CommentPlace.Azure);
        var repository = new Option<string?>("--repository") { Description = "owner/name on GitHub, the id elsewhere [default: the CI job's].", HelpName = "NAME" };
        var number = new Option<string?>("--pull-request") { Description = "The number of the pull or merge request [default: the CI job's].", HelpName = "N" };
        var key = new Option<string>("--key") { Description = "Tells the comments of several workflows apart.", DefaultValueFactory = _ => "evals", HelpName = "WORD" };
        var optional = new Option<bool>("--optional") { Description = "End with 0 where nothing can be written: no pull request, a fork whose token may not, a server that is down." };
        key.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(result.Tokens[0].Value is { Length: > 0 and <= 100 } word && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')))
                result.AddError($"--key takes letters, digits, '-', '_' and '.', not '{result.Tokens[0].Value}'");
        });
        var command = new Command("comment", "Write what runs found as a comment on the pull request: once, and anew with every push.") { runs, host, repository, number, key, optional };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (summaries, problems) = Read(terminal, parsed.GetValue(runs)!);
            if (problems.Count > 0)
                return ProblemWriter.Write(terminal, problems);
            var place = new CommentPlace(terminal.Environment, TimeProvider.System);
            var system = parsed.GetValue(host) is { } named && named != Auto ? named : place.Detect();
            var (thread, problem) = place.Find(system, parsed.GetValue(repository), parsed.GetValue(number));
            return thread is null
                ? Unwritten(terminal, parsed.GetValue(optional), ExitCodes.Wrong, problem!)
                : await PostAsync(terminal, thread, CommentPoster.Mark(parsed.GetValue(key)!), MarkdownComment.Write(summaries, thread.MostCharacters - CommentPoster.Mark(parsed.GetValue(key)!).Length - 1, place.JobPage(system)), parsed.GetValue(optional), cancellation);
        });
        return command;
    }

    private static async Task<int> PostAsync(Terminal terminal, ICommentThread thread, string mark, string text, bool optional, CancellationToken cancellation)
    {
        try
        {
            var isUpdate = await new CommentPoster(thread, TimeProvider.System).PostAsync(mark, text, cancellation);
            terminal.Output.WriteLine($"{(isUpdate ? "updated" : "wrote")} the comment on {thread.Name}");
            return ExitCodes.Passed;
        }
        catch (ModelCallException e) when (CommentPoster.IsForbidden(e))
        {
            return Unwritten(terminal, optional, ExitCodes.Wrong, $"the token may not comment on {thread.Name} ({e.Message}); a workflow of a fork gets one that may only read");
        }
        catch (ModelCallException e)
        {
            return Unwritten(terminal, optional, ExitCodes.Incomplete, $"the comment on {thread.Name} could not be written: {e.Message}");
        }
    }

    private static int Unwritten(Terminal terminal, bool optional, int code, string problem)
    {
        ProblemWriter.Write(terminal, problem + (optional ? "; nothing was written" : ""));
        return optional ? ExitCodes.Passed : code;
    }

    private static (IReadOnlyList<Summary> Summaries, IReadOnlyList<Problem> Problems) Read(Terminal terminal, IReadOnlyList<string> names)
    {
        var (summaries, problems) = (new List<Summary>(), new List<Problem>());
        foreach (var name in names)
        {
            var folder = RunFolders.Find(terminal, name);
            if (RunFolders.Absence(folder) is { } absence)
            {
                problems.Add(new Problem(name, 0, 0, absence));
                continue;
            }
            try
            {
                using var stream = File.OpenRead(folder.Summary);
                summaries.Add(SummaryJson.Read(stream));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidDataException)
            {
                problems.Add(new Problem(ProblemWriter.Shown(terminal, folder.Summary), 0, 0, $"cannot be read: {e.Message}"));
            }
        }
        return (summaries, problems);
    }
}
