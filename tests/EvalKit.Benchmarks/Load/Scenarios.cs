using System.Globalization;
using EvalKit.Fakes;

namespace EvalKit.Benchmarks.Load;

/// <summary>What is measured. Each row starts from a server of its own, a fresh folder and an empty store, but for second runs.</summary>
internal static class Scenarios
{
    private const int SmallRun = 10_000;
    private const int LargeRun = 100_000;
    private const int CorpusPairs = 1_000_000;
    private const int Startups = 11;
    private const int WarmUpRequests = 2_000;
    private const int WarmUpConnections = 128;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    private static readonly Dictionary<string, Func<LoadOptions, IAsyncEnumerable<Measurement>>> ByName = new(StringComparer.Ordinal)
    {
        ["raw"] = options => BareAsync("raw", options),
        ["sdk"] = options => BareAsync("sdk", options),
        ["latency50"] = options => ToolAsync(options, "50 ms", SmallRun, Latency, (usage, ideal) =>
            [AtMost("1.15 x ideal", usage.Wall / ideal, 1.15), AtMost("250 MB", usage.PeakMegabytes, 250)]),
        ["latency0"] = options => ToolAsync(options, "0 ms", SmallRun, TimeSpan.Zero, (usage, _) =>
            [AtMost("4,000 items/s", usage.Wall.TotalSeconds, (options.Items ?? SmallRun) / 4000.0), AtMost("250 MB", usage.PeakMegabytes, 250)]),
        ["large"] = options => ToolAsync(options, "0 ms, large", LargeRun, TimeSpan.Zero, (usage, _) => [AtMost("400 MB", usage.PeakMegabytes, 400)]),
        ["startup"] = StartupAsync,
        ["corpus"] = CorpusAsync,
        ["score"] = ScoreAsync,
    };

    /// <summary>Minutes long: not among all.</summary>
    private static readonly Dictionary<string, Func<LoadOptions, IAsyncEnumerable<Measurement>>> Long = new(StringComparer.Ordinal)
    {
        ["limits"] = TrafficScenarios.LimitsAsync,
        ["shared"] = TrafficScenarios.SharedAsync,
        ["faults"] = TrafficScenarios.FaultsAsync,
    };

    public static IEnumerable<Func<LoadOptions, IAsyncEnumerable<Measurement>>> Named(string name) =>
        name == "all" ? ByName.Values : ByName.TryGetValue(name, out var scenario) || Long.TryGetValue(name, out scenario) ? [scenario] : throw new FormatException(LoadOptions.Usage);

    private static async IAsyncEnumerable<Measurement> ToolAsync(
        LoadOptions options, string name, int ownItems, TimeSpan latency, Func<ProcessUsage, TimeSpan, IReadOnlyList<Budget>> budgets)
    {
        var items = options.Items ?? ownItems;
        var ideal = items * latency / options.Parallel;
        await using var server = await ServerAsync(latency);
        using var folder = new LoadFolder(server.BaseUrl, items);
        var run = new ToolRun(folder, server, items, options);

        var first = await run.RunAsync("first");
        yield return new Measurement($"evalkit, {name}", items, first, ideal, budgets(first, ideal));

        var second = await run.RunAsync("second");
        yield return new Measurement($"evalkit, {name}, second run", items, second, TimeSpan.Zero, items > SmallRun
            ? [AtMost("400 MB", second.PeakMegabytes, 400)]
            : [AtMost("2 s", second.Wall.TotalSeconds, 2), AtMost("250 MB", second.PeakMegabytes, 250)]);
    }

    private static async IAsyncEnumerable<Measurement> BareAsync(string client, LoadOptions options)
    {
        var items = options.Items ?? SmallRun;
        foreach (var latency in new[] { Latency, TimeSpan.Zero })
        {
            await using var server = await ServerAsync(latency);
            var usage = await MeasuredProcess.RunDotnetAsync(typeof(Scenarios).Assembly.Location, "client", client, server.BaseUrl.ToString(),
                items.ToString(CultureInfo.InvariantCulture), options.Parallel.ToString(CultureInfo.InvariantCulture));
            var name = string.Create(CultureInfo.InvariantCulture, $"{(client == "sdk" ? "bare OpenAI SDK" : "raw sockets")}, {latency.TotalMilliseconds} ms");
            yield return new Measurement(name, items, usage, items * latency / options.Parallel, []);
        }
    }

    private static async IAsyncEnumerable<Measurement> CorpusAsync(LoadOptions options)
    {
        var pairs = options.Items ?? CorpusPairs;
        var usage = await MeasuredProcess.RunDotnetAsync(typeof(Scenarios).Assembly.Location, "corpus", pairs.ToString(CultureInfo.InvariantCulture));
        yield return new Measurement("five corpus metrics, one thread", pairs, usage, TimeSpan.Zero, [AtMost("150 MB", usage.PeakMegabytes, 150)]);
    }

    private static async IAsyncEnumerable<Measurement> ScoreAsync(LoadOptions options)
    {
        var rows = options.Items ?? CorpusPairs;
        using var folder = new ScoreFolder(rows);
        foreach (var grader in ScoreFolder.Graders)
        {
            var usage = await MeasuredProcess.RunDotnetAsync(ToolLocation.Find(options.Tool), "score", folder.Rows, "--graders", folder.FileOf(grader), "--output", "answer");
            yield return new Measurement($"evalkit score, {grader}", rows, usage, TimeSpan.Zero, [AtMost("600 MB", usage.PeakMegabytes, 600), AtMost("60 s", usage.Wall.TotalSeconds, 60)]);
        }
    }

    private static async IAsyncEnumerable<Measurement> StartupAsync(LoadOptions options)
    {
        var starts = new List<ProcessUsage>();
        for (var i = 0; i < Startups; i++)
            starts.Add(await MeasuredProcess.RunDotnetAsync(ToolLocation.Find(options.Tool), "--help"));

        // The first start warms the disk cache and does not count.
        var median = starts.Skip(1).OrderBy(usage => usage.Wall).ElementAt(Startups / 2);
        yield return new Measurement("evalkit --help, warm, median of ten", 0, median, TimeSpan.Zero,
            [AtMost("120 ms", median.Wall.TotalMilliseconds, 120)]);
    }

    /// <summary>A server whose code is compiled: what it takes for that is not to be charged to the program under measurement.</summary>
    private static async Task<FakeServerProcess> ServerAsync(TimeSpan latency)
    {
        var server = await FakeServerProcess.StartAsync("--port", "0", "--latency", latency.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) + "ms");
        await RawClient.RunAsync(server.BaseUrl, WarmUpRequests, WarmUpConnections);
        await server.ResetAsync();
        return server;
    }

    private static Budget AtMost(string limit, double value, double most) => new(limit, value <= most);
}
