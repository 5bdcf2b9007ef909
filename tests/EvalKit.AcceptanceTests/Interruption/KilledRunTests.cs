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
