using System.Globalization;
using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.Batches;

/// <summary>
/// 20 runs, each killed in one step of its batch, at its beginning or up to a third of a second later, and run again. What a batch holds is counted when the
/// server makes it, whether its maker hears of it or not.
/// </summary>
[Trait("Duration", "Long")]
public sealed class KilledBatchTests
{
    private const int Items = 30;

    private static readonly Dictionary<string, string?> Frozen = new() { ["SOURCE_DATE_EPOCH"] = "1767225600" };

    [Theory]
    [InlineData("chat", "upload", "create", "state", "results", "create", "results", "state", "upload", "create", "results")]
    [InlineData("messages", "list", "create", "state", "results", "create", "results", "state", "list", "create", "results")]
    public async Task Run_KilledInEachStepOfABatch_PaysForNothingTwice(string api, params string[] steps)
    {
        var random = new Random(steps.Length);
        await using var server = await FakeServerProcess.StartAsync("--answer", "label:a,b,c", "--usage", "2006,300,1920", "--batch-delay", "300ms", "--batch-step-delay", "150ms");
        foreach (var (step, round) in steps.Select((step, round) => (step, round)))
        {
            using var workspace = Workspace.Create();
            // Questions of its own, so that the server tells the rounds apart.
            var filler = string.Create(CultureInfo.InvariantCulture, $"{api}-{round}");
            (BatchSuite.Of(server.Root, api, Items) with { Filler = filler }).WriteTo(workspace);

            await KillAsync(workspace, server, step, TimeSpan.FromMilliseconds(round < 4 ? 0 : random.Next(350)));
            (await Tool.RunAsync(workspace, Frozen, "run", ChatSuite.File, "--batch", "--run-id", "killed")).Ended(0);

            var requests = (await server.StatsAsync()).ByMessage.Where(m => m.Key.EndsWith(filler, StringComparison.Ordinal)).ToList();
            Assert.Equal(Items, requests.Count);
            Assert.All(requests, r => Assert.True(r.Value == 1, $"{r.Key} was paid for {r.Value} times after a kill in '{step}'"));
            (await Tool.RunAsync(workspace, Frozen, "run", ChatSuite.File, "--responses", "only", "--run-id", "replayed")).Ended(0);
            workspace.Run("killed").AssertSameRecordAs(workspace.Run("replayed"));
            Assert.Equal(["lock"], Directory.GetFiles(workspace.Full(".evalkit", "responses", "batches")).Select(Path.GetFileName));
        }
    }

    private static async Task KillAsync(Workspace workspace, FakeServerProcess server, string step, TimeSpan later)
    {
        var before = await CountAsync(server, step);
        await using var tool = Tool.Start(workspace, Frozen, "run", ChatSuite.File, "--batch", "--run-id", "killed", "--quiet");
        await Poll.UntilAsync(async () => await CountAsync(server, step) > before, $"step '{step}' of a batch");
        await Task.Delay(later);
        if (!tool.HasExited)
            tool.Kill();
        await tool.EndAsync(Tool.Limit);
    }

    private static async Task<long> CountAsync(FakeServerProcess server, string step) => (await server.StatsAsync(withKeys: false)).BatchSteps.GetValueOrDefault(step);
}
