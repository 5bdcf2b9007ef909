using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.Responses;

public sealed class SharedCallTests
{
    [Fact]
    public async Task Run_TwoVariantsAskTheSame_ShareEachCall()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Latency = TimeSpan.FromMilliseconds(50) });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Variants = "{ one: { prompt: ask, model: fake }, two: { prompt: ask, model: fake } }" }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--json")).Ended(0);

        Assert.Equal(20, server.Stats().Total);
        Assert.Equal(20, result.Json.GetProperty("execution").GetProperty("calls").GetInt32());
        Assert.Equal(40, result.Json.GetProperty("cells").GetProperty("scored").GetInt32());
    }

    [Fact]
    public async Task Run_Repeats_AskEachTimeAnew()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Latency = TimeSpan.FromMilliseconds(50) });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, More = "repeats: 3" }.WriteTo(workspace);

        (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(0);
        var second = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--json")).Ended(0);

        Assert.All(server.Stats().ByMessage, question => Assert.Equal(3, question.Value));
        Assert.Equal(60, second.Json.GetProperty("execution").GetProperty("found").GetInt32());
    }
}
