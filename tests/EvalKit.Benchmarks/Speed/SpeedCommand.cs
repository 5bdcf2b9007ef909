using System.Diagnostics;
using System.Globalization;
using EvalKit.Benchmarks.Load;

namespace EvalKit.Benchmarks.Speed;

/// <summary><c>speed</c>: the statistics of docs/performance.md, beside NumPy and SciPy where a Python has them.</summary>
internal static class SpeedCommand
{
    public const string Usage = "speed [--python /usr/bin/python3] [--best-of N]";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        string? python = null;
        var bestOf = 15;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 < arguments.Count && arguments[i] == "--python")
                python = arguments[i + 1];
            else if (i + 1 >= arguments.Count || arguments[i] != "--best-of" || !int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out bestOf))
            {
                await errors.WriteLineAsync(Usage);
                return 4;
            }
        }

        var reference = python is null ? [] : await ReferenceAsync(python);
        await output.WriteLineAsync(Machine.Describe());
        await output.WriteLineAsync("\n| what | processor s (gates: all threads) | wall s, all threads | reference, processor s | faster by | wanted |");
        await output.WriteLineAsync("|---|--:|--:|--:|--:|---|");
        var work = new StatisticsWork();
        var one = Processor(() => work.Bootstrap(1));
        await RowAsync("bootstrap-t of a mean, 10,000 resamples of 1,000", one, Best(() => work.Bootstrap(0), bestOf), "bootstrap", "2 x");
        foreach (var repeats in (int[])[1, 3, 5, 10, 16])
        {
            var twoLevel = Processor(() => work.TwoLevel(repeats, 1));
            var name = $"two-level bootstrap-t, 10,000 resamples of 1,000 items with {repeats} repeats";
            await RowAsync(name, twoLevel, Best(() => work.TwoLevel(repeats, 0), bestOf), "", $"{(twoLevel / one).ToString("0.0", CultureInfo.InvariantCulture)} x the one-level time; 3 x");
        }

        await RowAsync("sign flips, 100,000 of 1,000 pairs", Processor(() => work.SignFlips(1)), Best(() => work.SignFlips(0), bestOf), "signs", "2 x");
        foreach (var (name, gate) in GateWork.OfMillionItems())
            await RowAsync(name, Processor(gate, 1), Best(gate, Math.Min(bestOf, 4)), "", "2 s");
        return 0;

        Task RowAsync(string name, double oneThread, double allThreads, string key, string wanted)
        {
            var known = reference.TryGetValue(key, out var seconds);
            return output.WriteLineAsync(
                $"| {name} | {Seconds(oneThread)} | {Seconds(allThreads)} | {(known ? Seconds(seconds) : "")} | {(known ? (seconds / oneThread).ToString("0.0", CultureInfo.InvariantCulture) + " x" : "")} | {wanted} |");
        }
    }

    private static string Seconds(double seconds) => double.IsNaN(seconds) ? "" : seconds.ToString("0.0000", CultureInfo.InvariantCulture);

    private static double Best(Action work, int bestOf)
    {
        work();
        var best = double.PositiveInfinity;
        for (var i = 0; i < bestOf; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return best;
    }

    // Processor time of one call: what others do on the machine hardly moves it. Ticks are coarse, so that many calls are measured at once.
    private static double Processor(Action work, int warmUp = 20)
    {
        using var process = Process.GetCurrentProcess();
        for (var i = 0; i < warmUp; i++)
            work();
        process.Refresh();
        var (start, calls) = (process.TotalProcessorTime, 0);
        do
        {
            work();
            calls++;
            process.Refresh();
        }
        while (process.TotalProcessorTime - start < TimeSpan.FromSeconds(1.5));
        return (process.TotalProcessorTime - start).TotalSeconds / calls;
    }

    private static async Task<Dictionary<string, double>> ReferenceAsync(string python)
    {
        using var process = Process.Start(new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "Speed", "reference.py")]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
