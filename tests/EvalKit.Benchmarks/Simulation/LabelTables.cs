using System.Globalization;
using EvalKit.Simulation;

namespace EvalKit.Benchmarks.Simulation;

internal static class LabelTables
{
    public static async Task<bool> WriteAsync(int runs, TextWriter output)
    {
        var holds = await WriteAsync("Metrics of labels", LabelCoverageStudy.OneSystem(runs), output);
        return await WriteAsync("Difference of macro F1 between two systems of the same quality", LabelCoverageStudy.Difference(runs), output) && holds;
    }

    private static async Task<bool> WriteAsync(string title, IEnumerable<LabelCoverageCell> study, TextWriter output)
    {
        var cells = study.ToList();
        await output.WriteLineAsync($"### {title}\n");
        await output.WriteLineAsync("| system | metric | n | coverage | mean width | resamples alone | of these without width | samples |");
        await output.WriteLineAsync("|---|---|--:|--:|--:|--:|--:|--:|");
        foreach (var cell in cells)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"| {cell.Population} | {cell.Metric} | {cell.N} | {cell.Coverage:0.0 %} | {cell.Width:0.000} | {cell.Alone:0.0 %} | {cell.WithoutWidth:0.0 %} | {cell.Runs:N0} |"));
        var (mean, least) = (cells.Average(c => c.Coverage), cells.Min(c => c.Coverage));
        var holds = mean >= 0.93 && least >= 0.9;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"\nMean coverage {mean:0.0 %} (wanted: 93 %), least {least:0.0 %} (wanted: 90 %); resamples alone {cells.Average(c => c.Alone):0.0 %} and {cells.Min(c => c.Alone):0.0 %}: {(holds ? "holds" : "**missed**")}.\n"));
        return holds;
    }
}
