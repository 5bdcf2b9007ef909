using System.Diagnostics;
using System.Globalization;
using EvalKit.Simulation;

namespace EvalKit.Benchmarks.Simulation;

/// <summary><c>simulate</c>: prints the tables of docs/simulation.md.</summary>
internal static class SimulateCommand
{
    public const string Usage = "simulate [--part all|coverage|labels|gates|peeking|judges] [--runs N]";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        var (part, runs) = ("all", 10_000);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 < arguments.Count && arguments[i] == "--part")
                part = arguments[i + 1];
            else if (i + 1 >= arguments.Count || arguments[i] != "--runs" || !int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out runs))
            {
                await errors.WriteLineAsync(Usage);
                return 4;
            }
        }

        var watch = Stopwatch.StartNew();
        var holds = true;
        if (part is "all" or "coverage")
            holds &= await CoverageTables.WriteAsync(runs, output);
        if (part is "all" or "labels")
            holds &= await LabelTables.WriteAsync(runs, output);
        if (part is "all" or "gates")
            holds &= await GateTables.WriteGatesAsync(runs, output);
        if (part is "all" or "peeking")
            holds &= await GateTables.WritePeekingAsync(runs, output);
        if (part is "all" or "judges")
            holds &= await JudgeTables.WriteAsync(runs, output);
        await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0} s, {(holds ? "everything holds" : "something is MISSED")}"));
        return holds ? 0 : 1;
    }
}
