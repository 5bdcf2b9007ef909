using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.Providers;

public sealed class UnavailableProviderTests
{
    private const string Key = "sk-test-4711ABCDEFGHIJKLMNOPQRSTUVWXYZ0815";
    private static readonly Dictionary<string, string?> WithKey = new() { ["ACCEPTANCE_KEY"] = Key };

    [Fact]
    public async Task Run_ServerDown_StopsWithinSecondsAndKeepsFinishedWork()
    {
        using var workspace = Workspace.Create();
        await using (var server = FakeServer.Start())
        {
            new ChatSuite { Server = server.BaseUrl, Items = 2000, Attempts = 2 }.WriteTo(workspace);
            (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--limit", "5")).Ended(0);
        }

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "down")).Ended(3);

        Assert.InRange(result.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Contains("the provider is unavailable", result.Output, StringComparison.Ordinal);
        Assert.Contains("refused", result.Output, StringComparison.Ordinal);
        workspace.Run("down").AssertComplete();
        var cells = workspace.Run("down").Summary.GetProperty("cells");
        Assert.Equal(5, cells.GetProperty("scored").GetInt32());
        Assert.InRange(cells.GetProperty("not_run").GetInt32(), 1950, 1992);
    }

    [Fact]
    public async Task Run_ServerOfOneOfTwoVariantsDown_StopsAlthoughTheOtherIsAnswered()
    {
        using var workspace = Workspace.Create();
        Uri down;
        await using (var gone = FakeServer.Start())
            down = gone.BaseUrl;
        await using var server = FakeServer.Start();
        new ChatSuite
        {
            Server = server.BaseUrl,
            Items = 500,
            Attempts = 1,
            Model = $" }}\n  gone: {{ provider: openai, model: fake-2, base_url: \"{down}\", max_attempts: 1",
            Variants = "{ up: { prompt: ask, model: fake }, down: { prompt: ask, model: gone } }",
        }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(3);

        Assert.Contains("the provider is unavailable", result.Output, StringComparison.Ordinal);
        Assert.InRange(server.Stats().Total, 1, 200);
    }

    [Fact]
    public async Task Run_WrongKey_StopsAfterAFewCallsAndShowsTheKeyNowhere()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Faults = ["echo-authorization@1-10000"] });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = 200, Parallel = 4, Model = ", api_key_env: ACCEPTANCE_KEY" }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, WithKey, "run", ChatSuite.File)).Ended(3);

        Assert.InRange(server.Stats().Total, 1, 4);
        Assert.Contains("refused the key", result.Output, StringComparison.Ordinal);
        AssertKeyIsNowhere(workspace, result);
    }

    [Fact]
    public async Task Run_RightKey_ShowsTheKeyNowhere()
    {
        await using var server = FakeServer.Start();
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Model = ", api_key_env: ACCEPTANCE_KEY" }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, WithKey, "run", ChatSuite.File)).Ended(0);

        Assert.NotEmpty(workspace.StoreLines());
        AssertKeyIsNowhere(workspace, result);
    }

    [Fact]
    public async Task Run_UnknownModel_StopsAndNamesTheAnswerOfTheServer()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Faults = ["404@1-10000"] });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = 2000 }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(3);

        Assert.Contains("HTTP 404", result.Output, StringComparison.Ordinal);
        Assert.InRange(server.Stats().Total, 1, 100);
    }

    private static void AssertKeyIsNowhere(Workspace workspace, ToolResult result)
    {
        var secret = Key["sk-test-".Length..];
        Assert.DoesNotContain(secret, result.Output + result.Error, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(workspace.Path, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(secret, File.ReadAllText(file), StringComparison.Ordinal);
    }
}
