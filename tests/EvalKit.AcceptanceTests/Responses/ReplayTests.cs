using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Responses;

public sealed class ReplayTests
{
    [Fact]
    public async Task Run_ServerDownAndCallsForbidden_RecordsTheSameWithTheMeasuredLatencies()
    {
        using var workspace = Workspace.Create();
        await using (var server = FakeServer.Start(new FakeServerOptions { Latency = TimeSpan.FromMilliseconds(5), Jitter = TimeSpan.FromMilliseconds(20), Answer = new LabelAnswer(["a", "b", "c"]) }))
        {
            new ChatSuite { Server = server.BaseUrl, Items = 300, Parallel = 32, More = "gates: [ { metric: latency.p95, at_most: 1h } ]" }.WriteTo(workspace);
            (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "called")).Ended(0);
        }
        workspace.CopyFolder(".evalkit/responses", "copy");

        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "replayed", "--responses", "only", "--store", "copy", "--max-parallel", "3")).Ended(0);

        Assert.True(workspace.Run("called").Summary.GetProperty("variants").GetProperty("only").GetProperty("latency").GetProperty("p95_ms").GetDouble() > 5);
        workspace.Run("replayed").AssertSameRecordAs(workspace.Run("called"));
    }

    [Fact]
    public async Task Run_CallsForbiddenAndStoreEmpty_IsIncompleteAndCallsNothing()
    {
        await using var server = FakeServer.Start();
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "one", "--responses", "only")).Ended(3);

        Assert.Equal(0, server.Stats().Connections);
        Assert.Equal(20, workspace.Run("one").Summary.GetProperty("cells").GetProperty("not_run").GetInt32());
        Assert.Contains("20 of 20 cells have no recorded answer", result.Output, StringComparison.Ordinal);
        Assert.Contains("--responses auto", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workspace.Full(".evalkit")));
    }

    [Fact]
    public async Task Run_Refresh_CallsEveryItemOnceMoreAndTheNewAnswersAreFound()
    {
        using var workspace = Workspace.Create();
        await using var server = FakeServer.Start();
        new ChatSuite { Server = server.BaseUrl }.WriteTo(workspace);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(0);

        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--responses", "refresh", "--run-id", "refreshed")).Ended(0);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "found")).Ended(0);

        Assert.Equal(20, server.Stats().ByMessage.Count);
        Assert.All(server.Stats().ByMessage, question => Assert.Equal(2, question.Value));
        workspace.Run("found").AssertSameRecordAs(workspace.Run("refreshed"));
    }
}
