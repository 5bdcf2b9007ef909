using System.Globalization;
using EvalKit.Simulation;

namespace EvalKit.Benchmarks.Simulation;

internal static class GateTables
{
    public static async Task<bool> WriteGatesAsync(int runs, TextWriter output)
    {
        await output.WriteLineAsync("### A suite of three gates\n");
        await output.WriteLineAsync("| suite | items | false alarms | 95 % interval | detectable: label, quality, hard | found at twice that | comparisons |");
        await output.WriteLineAsync("|---|--:|--:|---|---|---|--:|");
        var holds = true;
        foreach (var scenario in GateScenario.All)
        {
            var cell = GateStudy.Measure(scenario, runs);
            holds &= cell.FalseAlarms <= 0.05 * runs && cell.Detected.All(d => d >= 0.95);
            var interval = cell.FalseAlarmInterval;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"| {scenario.Name} | {scenario.Items} | {cell.FalseAlarms / (double)runs:0.00 %} | {interval.Low:0.00 %} to {interval.High:0.00 %} | {Join(cell.Detectable, "0.000")} | {Join(cell.Detected, "0.0 %")} | {runs:N0} |"));
        }

        await output.WriteLineAsync($"\nFalse alarms at most 5 %, drops of twice the detectable difference found in at least 95 %: {(holds ? "holds" : "**missed**")}.\n");
        return holds;
    }

    public static async Task<bool> WritePeekingAsync(int runs, TextWriter output)
    {
        await output.WriteLineAsync("### Stopping as soon as a gate is decided\n");
        await output.WriteLineAsync("| gates | items | drop | failed | 95 % interval | passed | stopped early | share run | runs |");
        await output.WriteLineAsync("|---|--:|--:|--:|---|--:|--:|--:|--:|");
        var holds = true;
        foreach (var cell in PeekingStudy.All(runs))
        {
            holds &= cell.Drop != 0 || cell.Failed <= 0.05;
            var interval = cell.FailedInterval;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"| {cell.Gates} | {cell.Items} | {(cell.Drop == 0 ? "none" : cell.Drop)} | {cell.Failed:0.00 %} | {interval.Low:0.00 %} to {interval.High:0.00 %} | {cell.Passed:0.0 %} | {cell.Early:0.0 %} | {cell.Used:0 %} | {runs:N0} |"));
        }

        await output.WriteLineAsync($"\nA system against itself fails at most 5 %, looked at after every item: {(holds ? "holds" : "**missed**")}.\n");
        return holds;
    }

    private static string Join(IEnumerable<double> values, string format) =>
        string.Join(", ", values.Select(v => v.ToString(format, CultureInfo.InvariantCulture)));
}
