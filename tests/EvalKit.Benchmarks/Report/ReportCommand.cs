using System.Globalization;
using EvalKit.Benchmarks.Load;

namespace EvalKit.Benchmarks.Report;

/// <summary><c>report [--items N] [--keep DIR]</c>: how large a report is, how long its writing takes, and how it feels in a browser.</summary>
internal static class ReportCommand
{
    private const int LargeItems = 50_000;
    private const int SmallItems = 500;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        var items = LargeItems;
        string? kept = null;
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            if (arguments[i] == "--items" && int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out items) && items > 0)
                continue;
            if (arguments[i] == "--keep")
            {
                kept = arguments[i + 1];
                continue;
            }
            await errors.WriteLineAsync("report takes --items N and --keep DIR");
            return 4;
        }
        try
        {
            await output.WriteLineAsync(Machine.Describe());
            var holds = true;
            foreach (var size in items == LargeItems ? new[] { SmallItems, LargeItems } : [items])
                holds &= await MeasureAsync(size, size == SmallItems ? 1.5 : 60, kept, output);
            return holds ? 0 : 1;
        }
        catch (LoadFailure problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return 4;
        }
    }

    private static async Task<bool> MeasureAsync(int items, double megabytes, string? kept, TextWriter output)
    {
        using var folder = new ReportFolder(items);
        await folder.RunAsync();
        var written = await folder.WriteReportAsync();
        List<ReportFigure> figures =
        [
            new("file", folder.ReportLength / 1e6, "MB", megabytes),
            new("report written", written.Wall.TotalSeconds, "s", 20),
            new("peak memory while writing", written.PeakBytes / 1e6, "MB", 400),
            .. await BrowserMeasurement.OfAsync(folder.Report),
        ];
        if (kept is not null)
            File.Copy(folder.Report, Path.Combine(kept, string.Create(CultureInfo.InvariantCulture, $"report-{2 * items}.html")), overwrite: true);
        await output.WriteLineAsync();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| 2 variants x {items:N0} items | measured | budget |"));
        await output.WriteLineAsync("|---|--:|---|");
        foreach (var figure in figures)
            await output.WriteLineAsync(figure.Row);
        return figures.TrueForAll(figure => figure.Holds);
    }
}
