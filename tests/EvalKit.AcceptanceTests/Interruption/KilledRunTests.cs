using System.Globalization;
using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.Interruption;

[Trait("Duration", "Long")]
public sealed class KilledRunTests
{
    private const int Items = 2000;
    private const int Parallel = 32;
    private const int Kills = 10;
    private const int Seed = 20_261_120;

    // Two runs that each call the server measure different durations; with this variable durations are not recorded.
    private static readonly Dictionary<string, string?> Frozen = new() { ["SOURCE_DATE_EPOCH"] = "1767225600" };

    [Fact]
    public async Task Run_KilledTenTimes_RepeatsOnlyCallsInFlightAndRecordsTheSame()
    {
        using var workspace = Workspace.Create();
        ToolResult resumed;
        await using (var server = await FakeServerProcess.StartAsync("--latency", "20ms", "--answer", "label:a,b,c"))
        {
            new ChatSuite { Server = server.BaseUrl, Items = Items, Parallel = Parallel, Attempts = 1 }.WriteTo(workspace);
            var kept = new List<(string Question, int Requests)>();
            foreach (var moment in Moments())
                kept.AddRange(await KillAtAsync(workspace, server, moment));
            var answersKept = Stored(workspace).Count;

            resumed = (await Tool.RunAsync(workspace, Frozen, "run", ChatSuite.File, "--run-id", "killed", "--json")).Ended(0);

            var requests = (await server.StatsAsync()).ByMessage;
            Assert.Equal(Items, requests.Count);
            Assert.All(kept, k => Assert.Equal(k.Requests, requests[k.Question]));
            Assert.InRange(requests.Values.Sum(), Items, Items + (Kills * Parallel));
            var execution = resumed.Json.GetProperty("execution");
            Assert.Equal(Items - answersKept, execution.GetProperty("calls").GetInt32());
            Assert.Equal(answersKept, execution.GetProperty("found").GetInt32());

            (await Tool.RunAsync(workspace, Frozen, "run", ChatSuite.File, "--run-id", "undisturbed", "--store", "own")).Ended(0);
        }
        workspace.Run("killed").AssertComplete();
        workspace.Run("killed").AssertSameRecordAs(workspace.Run("undisturbed"));

        (await Tool.RunAsync(workspace, Frozen, "run", ChatSuite.File, "--run-id", "replayed", "--responses", "only")).Ended(0);
        workspace.Run("replayed").AssertSameRecordAs(workspace.Run("undisturbed"));
    }

    [Fact]
    public async Task RunUntilDecided_KilledTwice_EndsAtTheSameItemWithTheSameVerdict()
    {
        string[] untilDecided = ["run", ChatSuite.File, "--until-decided", "--quiet", "--run-id"];
        using var workspace = Workspace.Create();
        long made;
        await using (var server = await FakeServerProcess.StartAsync("--latency", "20ms", "--answer", "label:a,b,c"))
        {
            // One answer in three is right, so that the gate fails after some hundred of the items.
            new ChatSuite { Server = server.BaseUrl, Items = 1000, Attempts = 1, More = "gates: [ { metric: label.mean, at_least: 0.45, proof: interval } ]" }.WriteTo(workspace);
            foreach (var moment in (int[])[25, 60])
            {
                await using var tool = Tool.Start(workspace, Frozen, [.. untilDecided, "killed"]);
                await Poll.UntilAsync(async () => (await server.StatsAsync(withKeys: false)).Total >= moment, $"{moment.ToString(CultureInfo.InvariantCulture)} requests");
                Assert.False(tool.HasExited);
                tool.Kill();
                await tool.EndAsync(Tool.Limit);
            }
            (await Tool.RunAsync(workspace, Frozen, [.. untilDecided, "killed"])).Ended(1);
            var before = (await server.StatsAsync(withKeys: false)).Total;
            (await Tool.RunAsync(workspace, Frozen, [.. untilDecided, "undisturbed", "--store", "own"])).Ended(1);
            made = (await server.StatsAsync(withKeys: false)).Total - before;
        }
        workspace.Run("killed").AssertComplete();
        workspace.Run("killed").AssertSameRecordAs(workspace.Run("undisturbed"));

        var summary = workspace.Run("undisturbed").Summary;
        var until = summary.GetProperty("until_decided");
        var ran = until.GetProperty("items_run").GetInt32();
        Assert.True(until.GetProperty("decided").GetBoolean());
        Assert.InRange(ran, 61, 999);
        Assert.Equal(1000 - ran, until.GetProperty("calls_not_needed").GetInt32());
        // Calls that were under way when the end was known are counted apart: they were made.
        Assert.Equal(made, ran + summary.GetProperty("execution").GetProperty("calls_beyond_end").GetInt64());
    }

    private static int[] Moments()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, Kills).Select(_ => random.Next(1, Items - 100)).Order()];
    }

    /// <summary>Kills a run as soon as the server has seen so many requests; returns what is kept then, with how often it was asked.</summary>
    private static async Task<IEnumerable<(string Question, int Requests)>> KillAtAsync(Workspace workspace, FakeServerProcess server, int moment)
    {
        await using var tool = Tool.Start(workspace, Frozen, "run", ChatSuite.File, "--run-id", "killed", "--quiet");
        await Poll.UntilAsync(async () => (await server.StatsAsync(withKeys: false)).Total >= moment, $"{moment.ToString(CultureInfo.InvariantCulture)} requests");
        Assert.False(tool.HasExited);
        tool.Kill();
        await tool.EndAsync(Tool.Limit);
        var requests = (await server.StatsAsync()).ByMessage;
        return Stored(workspace).Select(question => (question, requests[question]));
    }

    private static HashSet<string> Stored(Workspace workspace) => [.. workspace.StoreLines().Select(line => line.Substring(line.IndexOf("question-", StringComparison.Ordinal), ChatSuite.Question(0).Length))];
}
