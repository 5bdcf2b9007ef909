using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.JudgeChecks;
using EvalKit.Models;

namespace EvalKit.Cli.Commands;

/// <summary>The options of a check that asks a judge.</summary>
internal sealed class JudgeCallOptions
{
    private readonly Option<string?> _rows = new("--rows") { Description = "What the judge is asked about: a table of items with --output and people's verdicts (--human); or a dataset, with --labels as `evalkit label` keeps them.", HelpName = "FILE" };
    private readonly Option<string?> _output = new("--output") { Description = "The column of --rows that holds the output [default: output].", HelpName = "COLUMN" };
    private readonly Option<string?> _grader = new("--grader") { Description = "Which grader of the file [default: its only judge].", HelpName = "NAME" };
    private readonly Option<int?> _repeats = new("--repeats") { Description = "How often the judge is asked about each row [default: 3].", HelpName = "N", CustomParser = NumberOption.Count };
    private readonly Option<string[]> _names = new("--names") { Description = "Show the judge each output once more under each of these authors' names: a fair judge scores all alike.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _tuning = new("--tuning") { Description = "Ask about the rows with `set: tuning`, to mend the rubric by them; keeps no record." };
    private readonly Option<bool> _noRecord = new("--no-record") { Description = "Keep no record beside the grader [default: NAME.calibration.json]." };
    private readonly Option<string?> _responses = new("--responses") { Description = "auto calls what the store lacks, only forbids calls, refresh calls again [default: auto].", HelpName = "auto|only|refresh" };
    private readonly Option<string> _store = new("--store") { Description = "Folder of the response store.", DefaultValueFactory = _ => Path.Combine(".evalkit", "responses"), HelpName = "DIR" };

    public JudgeCallOptions(Terminal terminal)
    {
        OptionChecks.OneOfIfGiven(_responses, "auto", "only", "refresh");
        OptionChecks.Folder(_store, terminal);
    }

    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_rows, _output, _grader, _repeats, _names, _tuning, _noRecord, _responses, _store])
            command.Add(option);
    }

    /// <summary>What is asked of a judge that is not there, or not asked of one that is.</summary>
    public string? Misplaced(ParseResult parsed, bool isGrader)
    {
        if (isGrader && parsed.GetValue(_rows) is null)
            return "a judge is asked about rows: name them with --rows";
        if (isGrader && parsed.GetValue(_names) is { Length: > 0 } names && (names.Length == 1 || names.Distinct(StringComparer.Ordinal).Count() < names.Length))
            return "--names needs two names or more that differ: what one name does shows beside another";
        if (isGrader)
            return null;
        foreach (var option in (ReadOnlySpan<Option>)[_rows, _output, _grader, _repeats, _names, _tuning, _noRecord, _responses])
            if (parsed.GetResult(option) is { Implicit: false })
                return $"{option.Name} is for asking a judge; a table of judgements is read as it is";
        return null;
    }

    public bool KeepsRecord(ParseResult parsed) => !parsed.GetValue(_noRecord) && !parsed.GetValue(_tuning);

    public GraderCheckRequest Request(ParseResult parsed, Terminal terminal, string grader, JudgmentColumns columns, JudgeCheckOptions options, string? labels)
    {
        var rows = parsed.GetValue(_rows)!;
        return new GraderCheckRequest
        {
            Grader = (terminal.FullPath(grader), grader),
            Name = parsed.GetValue(_grader),
            Rows = (terminal.FullPath(rows), rows),
            Output = parsed.GetValue(_output) ?? "output",
            Labels = labels is null ? null : (terminal.FullPath(labels), labels),
            Columns = columns with { Judge = [], Human = columns.Human.Count == 0 && labels is null ? ["human"] : columns.Human },
            Options = options,
            Repeats = parsed.GetValue(_repeats) ?? GraderCheckRequest.DefaultRepeats,
            Names = parsed.GetValue(_names) ?? [],
            IsForTuning = parsed.GetValue(_tuning),
            StoreFolder = terminal.FullPath(parsed.GetValue(_store)!),
            Responses = parsed.GetValue(_responses) switch { "only" => ResponseMode.Only, "refresh" => ResponseMode.Refresh, _ => ResponseMode.Auto },
        };
    }
}
