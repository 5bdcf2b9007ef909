using System.Diagnostics;
using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Interruption;

public sealed class CancelledRunTests
{
    private const int Items = 400;
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Run_Interrupted_EndsInTimeKeepsFinishedWorkAndIsResumed()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Latency = TimeSpan.FromMilliseconds(100), Answer = new LabelAnswer(["a", "b", "c"]) });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = Items }.WriteTo(workspace);

        var (result, took) = await InterruptAsync(workspace, server, atRequest: 50);

        result.Ended(130);
        Assert.InRange(took, TimeSpan.Zero, Promised);
        Assert.Contains("finished work is kept", result.Error, StringComparison.Ordinal);
        var run = workspace.Run("one");
        run.AssertComplete();
        var cells = run.Summary.GetProperty("cells");
        var scored = cells.GetProperty("scored").GetInt32();
        Assert.InRange(scored, 40, Items - 1);
        Assert.Equal(Items - scored, cells.GetProperty("not_run").GetInt32());
        Assert.Equal("cancelled", run.Summary.GetProperty("status").GetString());
        Assert.Equal(Items, run.Samples.Count);
        Assert.Equal(server.Stats().Answered, workspace.StoreLines().Count);

        var second = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--json", "--quiet")).Ended(0);

        Assert.Equal(Items - scored, second.Json.GetProperty("execution").GetProperty("calls").GetInt32());
        Assert.All(server.Stats().ByMessage, question => Assert.Equal(1, question.Value));
    }

    [Fact]
    public async Task Run_InterruptedWhileTheServerHangs_DropsTheCallsInFlight()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Faults = ["stall@1-1000"] });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = Items }.WriteTo(workspace);

        var (result, took) = await InterruptAsync(workspace, server, atRequest: 8);

        result.Ended(130);
        Assert.InRange(took, TimeSpan.Zero, Promised);
        Assert.Equal(Items, workspace.Run("one").Summary.GetProperty("cells").GetProperty("not_run").GetInt32());
        Assert.Equal(8, server.Stats().Total);
    }

    private static async Task<(ToolResult Result, TimeSpan Took)> InterruptAsync(Workspace workspace, FakeServer server, int atRequest)
    {
        await using var tool = Tool.Start(workspace, "run", ChatSuite.File, "--run-id", "one");
        await Poll.UntilAsync(() => Task.FromResult(server.Stats().Total >= atRequest), "the run is in the middle");
        var started = Stopwatch.GetTimestamp();
        await tool.InterruptAsync();
        var result = await tool.EndAsync(Tool.Limit);
        return (result, Stopwatch.GetElapsedTime(started));
    }
}
