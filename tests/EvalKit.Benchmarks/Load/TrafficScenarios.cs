using System.Globalization;
using System.Text.Json;
using EvalKit.Fakes;
using EvalKit.Fakes.Counting;

namespace EvalKit.Benchmarks.Load;

/// <summary>Runs against a server that has limits or fails: how much of what it allows is used, and how often it has to refuse.</summary>
internal static class TrafficScenarios
{
    private const int FaultyItems = 5_000;
    private const int FaultyParallel = 64;
    private static readonly TimeSpan FaultyLatency = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RampUp = TimeSpan.FromSeconds(30);

    /// <summary>Faults that a tenth of all requests meet, alone and all together, and what such a request takes beyond the latency.</summary>
    private static readonly (string Name, string[] Faults, TimeSpan Extra)[] Faults =
    [
        ("429", ["429,retry-after=1s,limits=none@10%"], TimeSpan.Zero),
        ("500", ["500@10%"], TimeSpan.Zero),
        ("529", ["529@10%"], TimeSpan.Zero),
        ("reset", ["reset@10%"], TimeSpan.Zero),
        ("truncated", ["truncated@10%"], TimeSpan.Zero),
        ("malformed", ["malformed@10%"], TimeSpan.Zero),
        ("content-length-long", ["content-length-long@10%"], TimeSpan.Zero),
        ("slow", ["slow,delay=1s@10%"], TimeSpan.FromSeconds(1)),
        ("stall", ["stall@10%"], CallTimeout - FaultyLatency),
        ("mixed", ["429,retry-after=1s,limits=none@2%", "500@2%", "529@1%", "reset@1%", "truncated@1%", "malformed@1%", "content-length-long@1%", "slow,delay=1s@1%"], TimeSpan.FromSeconds(0.1)),
    ];

    /// <summary>One process before each kind of limit.</summary>
    public static async IAsyncEnumerable<Measurement> LimitsAsync(LoadOptions options)
    {
        yield return await LimitedAsync(options, "600 RPM and 60,000 TPM, announced", 1_500, 10, TimeSpan.Zero, share: 0.01, "--rpm", "600", "--tpm", "60000");
        yield return await LimitedAsync(options, "6,000 RPM in a bucket of 20, announced", 6_000, 100, TimeSpan.FromSeconds(0.2), share: 0.02, "--rpm", "6000/20");
        yield return await LimitedAsync(options, "6,000 RPM in a bucket of 100, not announced", 6_000, 100, TimeSpan.FromSeconds(1), share: 0.02, "--rpm", "6000/100", "--limit-headers", "off");
    }

    /// <summary>Two processes before one limit; the second starts half a minute later.</summary>
    public static async IAsyncEnumerable<Measurement> SharedAsync(LoadOptions options)
    {
        var items = options.Items ?? 16_500;
        var log = Path.GetTempFileName();
        try
        {
            await using var server = await FakeServerProcess.StartAsync("--port", "0", "--latency", "200ms", "--rpm", "6000/100", "--log", log);
            using var folder = new LoadFolder(server.BaseUrl, items);
            using var neighbour = new LoadFolder(server.BaseUrl, items, first: items + 1);
            var first = RunAsync(options, folder);
            await Task.Delay(RampUp);
            var second = RunAsync(options, neighbour);
            var usage = await first;
            var other = await second;
            var answered = RequestLogLine.ReadAll(log).Where(line => line.Answered).ToList();
            var ended = answered.Where(line => IsOfFirst(line, items)).Max(line => line.Time);
            var window = answered.Where(line => line.Time > ended - TimeSpan.FromSeconds(70) && line.Time <= ended - TimeSpan.FromSeconds(10)).ToList();
            var ofFirst = window.Count(line => IsOfFirst(line, items));
            var ofSecond = window.Count - ofFirst;
            yield return new Measurement(
                string.Create(CultureInfo.InvariantCulture, $"two processes at 6,000 RPM: {ofFirst:N0} and {ofSecond:N0} answers in a minute"), items, usage, TimeSpan.Zero,
                [new Budget("within 10 % of each other", Math.Abs(ofFirst - ofSecond) <= 0.1 * Math.Max(ofFirst, ofSecond)), new Budget("95 % of the limit", window.Count >= 0.95 * 6_000)]);
            yield return new Measurement("its neighbour", items, other, TimeSpan.Zero, []);
        }
        finally
        {
            File.Delete(log);
        }
    }

    /// <summary>A tenth of all requests fails: every item is scored, nothing is asked twice after its answer, and the failures cost what they have to.</summary>
    public static async IAsyncEnumerable<Measurement> FaultsAsync(LoadOptions options)
    {
        foreach (var (name, faults, extra) in Faults)
        {
            var items = options.Items ?? FaultyItems;
            string[] serverOptions = ["--port", "0", "--latency", Milliseconds(FaultyLatency), "--limit-headers", "off", .. faults.SelectMany(fault => new[] { "--fault", fault })];
            await using var server = await FakeServerProcess.StartAsync(serverOptions);
            using var folder = new LoadFolder(server.BaseUrl, items, model: string.Create(CultureInfo.InvariantCulture, $", timeout: {CallTimeout.TotalSeconds}s"));
            var usage = await RunAsync(options, folder, "--max-parallel", FaultyParallel.ToString(CultureInfo.InvariantCulture));
            var stats = await server.StatsAsync(withKeys: false);
            var met = stats.ByFault.Values.Sum();
            var ideal = ((stats.Total * FaultyLatency) + (met * extra)) / FaultyParallel;
            var scored = Scored(folder);
            yield return new Measurement(string.Create(CultureInfo.InvariantCulture, $"{name} for a tenth: {stats.Total:N0} requests"), items, usage, ideal,
            [
                new Budget("1.3 x the best schedule", usage.Wall <= 1.3 * ideal),
                new Budget("every item scored", scored == items),
                new Budget("nothing repeated after its answer", stats.RepeatedAfterAnswer == 0),
            ]);
        }
    }

    private static async Task<Measurement> LimitedAsync(LoadOptions options, string name, int ownItems, double perSecond, TimeSpan burst, double share, params string[] limits)
    {
        var items = options.Items ?? ownItems;
        var log = Path.GetTempFileName();
        try
        {
            await using var server = await FakeServerProcess.StartAsync(["--port", "0", "--latency", "200ms", "--log", log, .. limits]);
            using var folder = new LoadFolder(server.BaseUrl, items, model: ", parameters: { max_output_tokens: 100 }");
            var usage = await RunAsync(options, folder);
            var stats = await server.StatsAsync(withKeys: false);
            var rejected = stats.ByStatus.GetValueOrDefault("429");
            var ideal = TimeSpan.FromSeconds(items / perSecond) - burst;
            var use = Use(RequestLogLine.ReadAll(log).Where(line => line.Answered).Select(line => line.Time).Order().ToList(), perSecond);
            return new Measurement(
                string.Create(CultureInfo.InvariantCulture, $"{name}: {use:P0} of it used, {rejected:N0} of {stats.Total:N0} refused"), items, usage, ideal,
                [
                    new Budget("95 % used after 30 s", use >= 0.95),
                    new Budget("1.1 x ideal", usage.Wall <= 1.1 * ideal),
                    new Budget(string.Create(CultureInfo.InvariantCulture, $"{share:P0} refused"), rejected < share * stats.Total),
                    new Budget("every item scored", Scored(folder) == items),
                ]);
        }
        finally
        {
            File.Delete(log);
        }
    }

    /// <summary>Answers from 30 s after the first to the last, as a share of what the limit allows.</summary>
    private static double Use(IReadOnlyList<DateTimeOffset> answers, double perSecond)
    {
        var from = answers[0] + RampUp;
        return answers.Count(time => time > from) / (perSecond * (answers[^1] - from).TotalSeconds);
    }

    private static async Task<ProcessUsage> RunAsync(LoadOptions options, LoadFolder folder, params string[] more) =>
        await MeasuredProcess.RunDotnetAsync([ToolLocation.Find(options.Tool), "run", folder.Suite, "--store", folder.Store, "--output", folder.Reports, "--run-id", "one", .. more]);

    private static int Scored(LoadFolder folder)
    {
        using var summary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.Reports, "load", "one", "summary.json")));
        return summary.RootElement.GetProperty("cells").GetProperty("scored").GetInt32();
    }

    private static bool IsOfFirst(RequestLogLine line, int items) => int.Parse(line.Message.AsSpan("My order ".Length, 7), NumberStyles.None, CultureInfo.InvariantCulture) <= items;

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) + "ms";
}
