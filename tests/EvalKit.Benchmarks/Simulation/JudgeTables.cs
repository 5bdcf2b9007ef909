using System.Globalization;
using EvalKit.Simulation;

namespace EvalKit.Benchmarks.Simulation;

internal static class JudgeTables
{
    public static async Task<bool> WriteAsync(int runs, TextWriter output) =>
        await WriteFaultsAsync(runs, output) & await WriteCorrectionsAsync(runs, output);

    private static async Task<bool> WriteFaultsAsync(int runs, TextWriter output)
    {
        await output.WriteLineAsync("### A judge whose faults are known\n");
        await output.WriteLineAsync("| fault | truth | mean found | interval holds it | mean width | rows | checks |");
        await output.WriteLineAsync("|---|--:|--:|--:|--:|--:|--:|");
        var holds = true;
        foreach (var cell in JudgeCheckStudy.All(200, runs).Concat(JudgeCheckStudy.PairLengths(200, runs)))
        {
            holds &= cell.Coverage >= 0.93;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"| {cell.Quantity} | {cell.Truth:0.0000} | {cell.Mean:0.0000} | {cell.Coverage:0.0 %} | {cell.Width:0.000} | {cell.Rows} | {cell.Runs:N0} |"));
        }

        await output.WriteLineAsync($"\nEvery fault within its 95 % interval in at least 93 %: {(holds ? "holds" : "**missed**")}.\n");
        return holds;
    }

    private static async Task<bool> WriteCorrectionsAsync(int runs, TextWriter output)
    {
        await output.WriteLineAsync("### Scores and gates corrected by people's labels\n");
        await output.WriteLineAsync("| judge and labels | judge's interval holds the truth | corrected | mean width | corrected difference | false alarms, judge's scores | corrected | runs |");
        await output.WriteLineAsync("|---|--:|--:|--:|--:|--:|--:|--:|");
        var holds = true;
        foreach (var scenario in CorrectionStudy.Scenarios)
        {
            var cell = CorrectionStudy.Measure(scenario, runs);
            holds &= cell is { Corrected: >= 0.93, Difference: >= 0.93, CorrectedAlarms: <= 0.05 };
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"| {scenario.Name} | {cell.Raw:0.0 %} | {cell.Corrected:0.0 %} | {cell.Width:0.000} | {cell.Difference:0.0 %} | {cell.RawAlarms:0.0 %} | {cell.CorrectedAlarms:0.0 %} | {cell.Runs:N0} |"));
        }

        foreach (var labels in (int[])[100, 200, 400])
        {
            var (raw, corrected) = CorrectionStudy.RoganGladen(labels, 1000, runs);
            holds &= corrected >= 0.93;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| sensitivity and specificity from {labels} labels elsewhere, 1000 verdicts | {raw:0.0 %} | {corrected:0.0 %} | | | | | {runs:N0} |"));
        }

        await output.WriteLineAsync($"\nCorrected intervals hold the truth in at least 93 %, corrected gates alarm in at most 5 %: {(holds ? "holds" : "**missed**")}.\n");
        return holds;
    }
}
