using System.CommandLine;
using System.Globalization;
using EvalKit.Cli.Output;
using EvalKit.JudgeChecks;
using EvalKit.Models;
using EvalKit.Suites;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit judge check FILE</c></summary>
internal static class JudgeCheckCommand
{
    private static readonly (string Word, VerdictScale Scale)[] Scales =
        [("pass_fail", VerdictScale.PassFail), ("labels", VerdictScale.Labels), ("ranks", VerdictScale.Ranks), ("scores", VerdictScale.Scores)];

    /// <summary>The words of <c>--scale</c>.</summary>
    public static IReadOnlyList<string> ScaleWords { get; } = [.. Scales.Select(s => s.Word)];

    public static Command Create(Terminal terminal)
    {
        var (table, calls) = (new JudgeTableOptions(), new JudgeCallOptions(terminal));
        var file = new Argument<string>("FILE") { Description = "A judge (a .yaml file of graders), which is asked about the rows of --rows; or judgements on record: a .jsonl, .json or .csv table, one judged answer or pair a row." };
        var json = new Option<bool>("--json") { Description = "Write the numbers to standard output as JSON, and nothing else." };
        var command = new Command("check", "Compare a judge with people's labels, with itself, and with the order, length and names that it was shown.") { file };
        table.AddTo(command);
        calls.AddTo(command);
        command.Add(json);
        command.SetAction(async (parsed, cancellation) =>
        {
            var given = parsed.GetValue(file)!;
            var isGrader = Path.GetExtension(given).ToLowerInvariant() is ".yaml" or ".yml";
            if (calls.Misplaced(parsed, isGrader) is { } misplaced)
                return ProblemWriter.Write(terminal, misplaced);
            var columns = table.Columns(parsed);
            return isGrader
                ? await AskAsync(terminal, calls.Request(parsed, terminal, given, columns, Options(parsed, table), parsed.GetValue(table.Labels)), calls.KeepsRecord(parsed), parsed.GetValue(json), cancellation)
                : Read(terminal, given, parsed.GetValue(table.Labels), columns, Options(parsed, table), parsed.GetValue(json));
        });
        return command;
    }

    private static int Read(Terminal terminal, string given, string? labelFile, JudgmentColumns columns, JudgeCheckOptions options, bool json)
    {
        if (columns.Judge.Count == 0 && columns.Human.Count == 0)
            columns = columns with { Judge = ["judge"], Human = ["human"] };
        var labels = labelFile is { } path ? (terminal.FullPath(path), path) : ((string, string)?)null;
        var (result, problems) = JudgeCheck.OfTable(terminal.FullPath(given), given, labels, columns, options);
        if (result is null)
            return ProblemWriter.Write(terminal, problems);
        Write(terminal, result, json);
        return ExitCodes.Passed;
    }

    private static async Task<int> AskAsync(Terminal terminal, GraderCheckRequest request, bool keepsRecord, bool json, CancellationToken cancellation)
    {
        if (!RunClock.TryCreate(TimeProvider.System, terminal.Environment, out var clock, out var clockProblem))
            return ProblemWriter.Write(terminal, clockProblem!);
        try
        {
            var (record, path, problems) = await GraderCheck.RunAsync(request, terminal.Environment, clock, cancellation);
            if (record is null)
                return ProblemWriter.Write(terminal, problems);
            Write(terminal, record.Result, json);
            var unasked = record.Result.Groups.Sum(g => g.NotJudged);
            if (unasked == 0 && keepsRecord)
                record.Write(path!);
            if (!json)
                Report(terminal, record, unasked == 0 && keepsRecord ? Path.GetRelativePath(terminal.WorkingFolder, path!) : null);
            if (unasked > 0)
                terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"evalkit: {unasked} rows were not judged; nothing is recorded"));
            return unasked > 0 ? ExitCodes.Incomplete : ExitCodes.Passed;
        }
        catch (OperationCanceledException)
        {
            return cancellation.IsCancellationRequested ? ExitCodes.Cancelled : ExitCodes.Incomplete;
        }
    }

    private static void Write(Terminal terminal, JudgeCheckResult result, bool json)
    {
        if (json)
            terminal.Output.WriteLine(JudgeCheckJson.Write(result));
        else
            JudgeCheckWriter.Write(terminal, result);
    }

    private static void Report(Terminal terminal, CalibrationRecord record, string? written)
    {
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(PlainText.Of($"  {record.Grader}, answered by {string.Join(", ", record.ServedModels)}: judge {record.Fingerprint[..16]}"));
        if (record.Tuning > 0)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {record.Tuning} rows of the other set left out: what a judge was tuned on cannot measure it"));
        if (record.InRubric > 0)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {record.InRubric} rows left out: their outputs are examples of the rubric"));
        if (written is not null)
            terminal.Output.WriteLine($"  {PlainText.Of(written)}: holds for this judge alone");
    }

    private static JudgeCheckOptions Options(ParseResult parsed, JudgeTableOptions table) => new()
    {
        Scale = parsed.GetValue(table.Scale) is { } word ? Array.Find(Scales, s => s.Word == word).Scale : null,
        Positive = parsed.GetValue(table.Positive),
        Unusable = parsed.GetValue(table.Unusable) ?? [],
        Valid = parsed.GetValue(table.Valid) ?? [],
        Own = parsed.GetValue(table.Own) ?? [],
        Level = parsed.GetValue(table.Confidence) ?? SuiteDefaults.Confidence,
    };
}
