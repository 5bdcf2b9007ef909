using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.Limits;

public sealed class FullDiskTests
{
    // A limit on the size of a file is a full disk without the rights that mounting one needs. The runtime's own mapping of code is a file too.
    private const int Parallel = 16;
    private const string Ignored = "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ";
    private const string Megabyte = Ignored + "ulimit -f 1024";
    private const string Kilobytes = Ignored + "ulimit -f 16";

    [Fact]
    public async Task Run_StoreCannotGrow_StopsAndKeepsEarlierAnswers()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Answer = new Fakes.Answers.FixedAnswer("a") });
        using var workspace = Workspace.Create();
        // Stop texts are part of a stored request and of nothing in the run folder, so that the store is what fills the disk.
        new ChatSuite { Server = server.BaseUrl, Items = 2000, Model = $", parameters: {{ stop: {new string('s', 4000)} }}" }.WriteTo(workspace);

        var result = await RunAsync(workspace, Megabyte, "full");

        result.Ended(3);
        Assert.Contains("the response store cannot be written", result.Output, StringComparison.OrdinalIgnoreCase);
        workspace.Run("full").AssertComplete();
        var kept = workspace.Run("full").Summary.GetProperty("cells").GetProperty("scored").GetInt32();
        Assert.InRange(kept, 100, 1000);
        // What was in work when the disk was full: as many calls as may be in flight, and as many answers on their way to the store.
        var answered = server.Stats().Total;
        Assert.InRange(answered, kept, kept + 2 * Parallel);

        var after = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--json")).Ended(0);
        // Answers of the write that failed may stand whole in the part that was written.
        Assert.InRange(after.Json.GetProperty("execution").GetProperty("found").GetInt32(), kept, (int)answered);
    }

    [Fact]
    public async Task Run_RunFolderCannotBeWritten_SaysSoAndKeepsTheAnswers()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Answer = new Fakes.Answers.FixedAnswer("a") });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = 10 }.WriteTo(workspace);

        var result = await RunAsync(workspace, Kilobytes, "full");

        result.Ended(3);
        Assert.Contains("the run could not be written", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        var after = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--json")).Ended(0);
        Assert.Equal(10, after.Json.GetProperty("execution").GetProperty("found").GetInt32());
    }

    private static async Task<ToolResult> RunAsync(Workspace workspace, string limit, string id)
    {
        await using var tool = ToolProcess.StartAfter(limit, workspace.Path, ["run", ChatSuite.File, "--run-id", id, "--max-parallel", $"{Parallel}"]);
        return await tool.EndAsync(Tool.Limit);
    }
}
