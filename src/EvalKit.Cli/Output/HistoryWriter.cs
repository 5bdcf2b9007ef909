using System.Globalization;
using EvalKit.History;

namespace EvalKit.Cli.Output;

/// <summary>Writes a history: one row a run and variant, the first metric of each grader with its interval.</summary>
internal static class HistoryWriter
{
    public static void Write(Terminal terminal, RunHistory history)
    {
        var metrics = history.Runs[^1].Variants.Values.SelectMany(v => v.Keys)
            .Where(m => Grader(m) is not ("latency" or "cost")).DistinctBy(Grader).ToList();
        terminal.Output.WriteLine(terminal.Strong($"{history.Suite}: {history.Runs.Count.ToString(CultureInfo.InvariantCulture)} runs, oldest first"));
        var table = new TextTable(["run", "started", "verdict", "variant", .. metrics]);
        foreach (var run in history.Runs)
            foreach (var (variant, values) in run.Variants)
                table.Add([PlainText.Of(run.Run), run.Started, run.Verdict, variant, .. metrics.Select(m => Cell(values.GetValueOrDefault(m), run.Shifts.FirstOrDefault(s => s.Variant == variant && s.Metric == m)))]);
        table.Write(terminal.Output);
        foreach (var run in history.Runs)
            foreach (var shift in run.Shifts)
                terminal.Output.WriteLine($"  {Words(run, shift)}");
    }

    private static string Words(HistoryRun run, HistoryShift shift) => string.Create(CultureInfo.InvariantCulture,
        $"{PlainText.Of(run.Run)}: {shift.Metric} of {shift.Variant} {(shift.Difference > 0 == shift.HigherIsBetter ? "got better" : "got worse")} by {Math.Abs(shift.Difference):0.####} ({shift.Level * 100:0.##} % interval {shift.Low:+0.####;-0.####;0} to {shift.High:+0.####;-0.####;0})");

    private static string Grader(string metric) => metric[..metric.LastIndexOf('.')];

    private static string Cell(HistoryValue? value, HistoryShift? shift)
    {
        if (value?.Value is not { } number)
            return "-";
        var mark = shift is null ? "" : shift.Difference > 0 == shift.HigherIsBetter ? "▲ " : "▼ ";
        var interval = value is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $" [{low:0.###}, {high:0.###}]") : "";
        return mark + number.ToString("0.###", CultureInfo.InvariantCulture) + interval;
    }
}
