using System.Globalization;
using System.Text;
using EvalKit.Reporting.Text;
using EvalKit.Results;

namespace EvalKit.Testing;

/// <summary>What tests say of gates: in words, with the items behind them and the place of the report.</summary>
internal sealed class GateMessage(EvalResult result)
{
    /// <value>The default value is 5 items.</value>
    private const int WorstShown = 5;

    public string Report => $"Report: {result.Folder.Report}";

    /// <summary>Why passed gates do not count, or null where the run is complete.</summary>
    public string? Incompleteness => result.Summary is { Status: not "complete", Cells: var cells }
        ? string.Create(CultureInfo.InvariantCulture, $"the run is {result.Summary.Status}: {cells.Missing} of {cells.Planned} answers have no score ({States(cells)}), more than the suite allows (allow_missing){(result.Summary.Execution.Stopped is { } why ? $"; it stopped because {why}" : "")}")
        : null;

    /// <summary>Everything that was measured for some gates, for a test's output.</summary>
    public string Output(IReadOnlyList<GateResult> gates)
    {
        var text = new StringBuilder();
        foreach (var gate in gates)
            text.Append(Line(gate)).Append('\n');
        var execution = result.Summary.Execution;
        text.Append(CultureInfo.InvariantCulture, $"Run {execution.Run}: {execution.Calls} calls made, {execution.Found} answers found on record ({result.Responses switch { Models.ResponseMode.Only => "calls forbidden", Models.ResponseMode.Refresh => "everything asked for again", _ => "EVALKIT_RESPONSES=refresh asks for everything again" }})\n");
        return text.Append(Report).Append('\n').ToString();
    }

    /// <summary>Why a test failed: each gate that is not passed, with its worst items.</summary>
    public string Failure(IEnumerable<GateResult> gates)
    {
        var text = new StringBuilder();
        foreach (var gate in gates.Where(g => g.Outcome != Verdicts.Passed))
        {
            text.Append(Line(gate)).Append('\n');
            var worst = WorstItems.Of(gate, result, WorstShown);
            if (worst.Lines.Count == 0)
                continue;
            text.Append("Worst items:\n");
            foreach (var line in worst.Lines)
                text.Append("  ").Append(line).Append('\n');
            if (worst.More > 0)
                text.Append(CultureInfo.InvariantCulture, $"  and {worst.More} more\n");
        }
        return text.Append(Report).ToString();
    }

    /// <summary>Why a test was skipped.</summary>
    public string Inconclusive(GateResult gate) => Line(gate);

    private string Line(GateResult gate) =>
        TestText.OneLine($"{gate.Outcome}: {GateSentence.Subject(gate)}: {Measured(gate)}{GateSentence.Finding(gate, result.Summary)}", 2000);

    /// <summary>The value of a threshold with its interval; a comparison's sentence has both already.</summary>
    private static string Measured(GateResult gate) => gate is { Comparison: null, Value: { } value }
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.####}{(gate is { Low: { } low, High: { } high, Level: { } level } ? string.Create(CultureInfo.InvariantCulture, $" ({level * 100:0.##} % interval {low:0.####} to {high:0.####})") : "")}{(gate.N is { } n ? string.Create(CultureInfo.InvariantCulture, $", n {n}") : "")}: ")
        : "";

    private static string States(CellCounts cells) => string.Join(", ", new (int Count, Outcome State)[]
    {
        (cells.Errored, Outcome.Errored), (cells.Refused, Outcome.Refused), (cells.Truncated, Outcome.Truncated), (cells.Unparseable, Outcome.Unparseable),
        (cells.JudgeFailed, Outcome.JudgeFailed), (cells.LimitHit, Outcome.LimitHit), (cells.NotRun, Outcome.NotRun),
    }.Where(s => s.Count > 0).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Count} {s.State.Name()}")));
}
