using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.Limits;

[Trait("Duration", "Long")]
public sealed class MemoryTests
{
    private const long Limit = 300_000_000;

    [Fact]
    public async Task Run_TwentyThousandItems_StaysInMemory()
    {
        await using var server = await FakeServerProcess.StartAsync("--answer", "fixed:a");
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = 20_000, Parallel = 64, Filler = new string('x', 1000) }.WriteTo(workspace);

        await using var tool = Tool.Start(workspace, "run", ChatSuite.File, "--quiet");
        var peak = await tool.PeakMemoryAsync();

        (await tool.EndAsync(Tool.Limit)).Ended(0);
        Assert.InRange(peak, 1, Limit);
    }
}
