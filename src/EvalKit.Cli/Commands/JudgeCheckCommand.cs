using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.JudgeChecks;
using EvalKit.Suites;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit judge check FILE</c></summary>
internal static class JudgeCheckCommand
{
    private static readonly (string Word, VerdictScale Scale)[] Scales =
        [("pass_fail", VerdictScale.PassFail), ("labels", VerdictScale.Labels), ("ranks", VerdictScale.Ranks), ("scores", VerdictScale.Scores)];

    public static Command Create(Terminal terminal)
    {
        var table = new JudgeTableOptions();
        var file = new Argument<string>("FILE") { Description = "Judgements on record: a .jsonl, .json or .csv table, one judged answer or pair a row." };
        var json = new Option<bool>("--json") { Description = "Write the numbers to standard output as JSON, and nothing else." };
        var command = new Command("check", "Compare a judge with people's labels, with itself, and with the order, length and names that it was shown.") { file };
        table.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(file)!;
            var columns = table.Columns(parsed);
            if (columns.Judge.Count == 0 && columns.Human.Count == 0)
                columns = columns with { Judge = ["judge"], Human = ["human"] };
            var labels = parsed.GetValue(table.Labels) is { } path ? (terminal.FullPath(path), path) : ((string, string)?)null;
            var (result, problems) = JudgeCheck.OfTable(terminal.FullPath(given), given, labels, columns, Options(parsed, table));
            if (result is null)
                return ProblemWriter.Write(terminal, problems);
            if (parsed.GetValue(json))
                terminal.Output.WriteLine(JudgeCheckJson.Write(result));
            else
                JudgeCheckWriter.Write(terminal, result);
            return ExitCodes.Passed;
        });
        return command;
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

    /// <summary>The words of <c>--scale</c>.</summary>
    public static IReadOnlyList<string> ScaleWords { get; } = [.. Scales.Select(s => s.Word)];
}
