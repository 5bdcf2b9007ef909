using System.Globalization;
using System.Text.Json;
using EvalKit.Fakes;
using EvalKit.Fakes.Counting;

namespace EvalKit.Benchmarks.Load;

/// <summary>Runs <c>evalkit run</c> over a folder and checks that it did the whole work before its figures count.</summary>
internal sealed class ToolRun(LoadFolder folder, FakeServerProcess server, int items, LoadOptions options)
{
    public async Task<ProcessUsage> RunAsync(string runId)
    {
        var usage = await MeasuredProcess.RunDotnetAsync(ToolLocation.Find(options.Tool), "run", folder.Suite,
            "--max-parallel", options.Parallel.ToString(CultureInfo.InvariantCulture),
            "--store", folder.Store, "--output", folder.Reports, "--run-id", runId);
        CheckSummary(Path.Combine(folder.Reports, "load", runId, "summary.json"));
        CheckServer(await server.StatsAsync(withKeys: false));
        return usage;
    }

    private void CheckSummary(string path)
    {
        using var summary = JsonDocument.Parse(File.ReadAllBytes(path));
        var scored = summary.RootElement.GetProperty("cells").GetProperty("scored").GetInt32();
        var mean = summary.RootElement.GetProperty("variants").GetProperty("fake").GetProperty("metrics").GetProperty("exact.mean").GetProperty("value").GetDouble();
        if (scored != items || mean != 1)
            throw new LoadFailure($"{path}: {scored} of {items} items scored, mean {mean.ToString(CultureInfo.InvariantCulture)} where 1 is right");
    }

    private void CheckServer(ServerStats stats)
    {
        if (stats.Total != items || stats.Answered != items || stats.RepeatedAfterAnswer != 0)
            throw new LoadFailure($"the server counted {stats.Total} requests and {stats.Answered} answers for {items} items");
        if (stats.MaxConcurrency > options.Parallel)
            throw new LoadFailure($"{stats.MaxConcurrency} requests were in flight where {options.Parallel} are allowed");
    }
}
