using System.CommandLine;
using System.Globalization;
using System.Text;
using EvalKit.Cli.Output;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Scoring;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit score FILE --graders GRADERS.yaml</c></summary>
internal static class ScoreCommand
{
    private const string StandardInput = "-";

    public static Command Create(Terminal terminal)
    {
        var rows = new Argument<string>("FILE") { Description = "Outputs as JSON Lines, one row a line; - is standard input." };
        var graders = new Option<string>("--graders", "-g") { Description = "The graders: the map under 'graders' of a suite, or a file with that key (a suite is one).", HelpName = "GRADERS.yaml", Required = true };
        var output = new Option<string?>("--output", "-o") { Description = "Rows are plain; this field holds the output [default: rows are {\"item\": {...}, \"sample\": {\"output_text\": \"...\"}}].", HelpName = "FIELD" };
        var responses = new Option<string>("--responses") { Description = "For graders that ask a model: auto calls what the store lacks, only forbids calls, refresh calls again.", DefaultValueFactory = _ => "auto", HelpName = "auto|only|refresh" };
        OptionChecks.OneOf(responses, "auto", "only", "refresh");
        var store = new Option<string>("--store") { Description = "Folder of the response store.", DefaultValueFactory = _ => Path.Combine(".evalkit", "responses"), HelpName = "DIR" };
        OptionChecks.Folder(store, terminal);

        var command = new Command("score", "Score outputs that exist already, without a suite: one JSON line a row, then one with the metrics.") { rows, graders, output, responses, store };
        command.SetAction((parsed, cancellation) =>
        {
            var file = parsed.GetValue(rows)!;
            var options = new ScoringOptions
            {
                RowsShownAs = file == StandardInput ? "(standard input)" : file,
                OutputField = parsed.GetValue(output),
                StoreFolder = terminal.FullPath(parsed.GetValue(store)!),
                Responses = parsed.GetValue(responses) switch { "only" => ResponseMode.Only, "refresh" => ResponseMode.Refresh, _ => ResponseMode.Auto },
            };
            return ScoreAsync(terminal, file, parsed.GetValue(graders)!, options, cancellation);
        });
        return command;
    }

    private static async Task<int> ScoreAsync(Terminal terminal, string file, string graders, ScoringOptions options, CancellationToken cancellation)
    {
        var (session, problems) = ScoringSession.Prepare(terminal.FullPath(graders), graders, options, terminal.Environment, RunClock.Running(TimeProvider.System));
        var (stream, absence) = Open(terminal, file);
        if (session is null || stream is null)
            return ProblemWriter.Write(terminal, [.. problems, .. absence]);
        await using (session)
        await using (stream)
        {
            foreach (var problem in session.StoreProblems)
                terminal.Error.WriteLine($"evalkit: {PlainText.Of(StoreWarning.Of(problem with { Path = ProblemWriter.Shown(terminal, problem.Path) }))}");
            var broken = new RowProblems(terminal);
            try
            {
                var result = await session.RunAsync(stream, lines => terminal.Output.Write(Encoding.UTF8.GetString(lines)), broken.Report, cancellation);
                broken.Close();
                return Judge(terminal, options.RowsShownAs, result);
            }
            catch (OperationCanceledException)
            {
                return ExitCodes.Cancelled;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                terminal.Error.WriteLine($"evalkit: scoring ended early: {PlainText.Of(e.Message.TrimEnd('.'))}");
                return ExitCodes.Incomplete;
            }
        }
    }

    private static (Stream? Rows, IReadOnlyList<Problem> Problems) Open(Terminal terminal, string file)
    {
        if (file == StandardInput)
            return (terminal.OpenInput(), []);
        return ScoringRows.Open(terminal.FullPath(file), file);
    }

    /// <summary>Says on standard error what is missing; the lines themselves have gone to standard output.</summary>
    private static int Judge(Terminal terminal, string file, ScoringResult result)
    {
        if (result.Rows == 0)
            return ProblemWriter.Write(terminal, [new Problem(file, 0, 0, "holds no rows")]);
        foreach (var warning in result.Warnings)
            terminal.Error.WriteLine($"evalkit: {PlainText.Of(warning)}");
        if (result.Missing > 0)
        {
            var states = result.Outcomes.Where(o => o.Key != Outcome.Scored).Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Value} {o.Key.Name()}"));
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"evalkit: {result.Missing} of {result.Rows} rows are not scored by every grader: {string.Join(", ", states)}{(result.FirstMissing is { } first ? $"; {PlainText.Of(first)}" : "")}"));
        }
        return result.Unreadable == result.Rows ? ExitCodes.Wrong : result.IsIncomplete ? ExitCodes.Incomplete : ExitCodes.Passed;
    }
}
