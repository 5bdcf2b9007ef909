using System.Text.Json;
using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.Output;

public sealed class StreamTests : IAsyncLifetime, IDisposable
{
    private readonly FakeServer _server = FakeServer.Start();
    private readonly Workspace _workspace = Workspace.Create("Ordner mit Leerzeichen, äöü, 数据 und İı");

    public Task InitializeAsync()
    {
        new ChatSuite { Server = _server.BaseUrl }.WriteTo(_workspace);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Run_Json_WritesTheSummaryToStandardOutputAndNothingElse()
    {
        var result = (await Tool.RunAsync(_workspace, "run", ChatSuite.File, "--run-id", "one", "--json")).Ended(0);

        Assert.Equal(_workspace.Run("one").Text("summary.json"), result.Output);
        Assert.Equal(JsonValueKind.Object, result.Json.ValueKind);
        Assert.Contains("20/20 done", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Plain_WritesResultsToStandardOutputAndProgressToStandardError()
    {
        var result = (await Tool.RunAsync(_workspace, "run", ChatSuite.File, "--run-id", "one")).Ended(0);

        Assert.Contains("chat: passed", result.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("reports", "chat", "one", "report.html"), result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("done", result.Output, StringComparison.Ordinal);
        Assert.Contains("20/20 done", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("passed", result.Error, StringComparison.Ordinal);
        _workspace.Run("one").AssertComplete();
    }

    [Fact]
    public async Task Run_Quiet_WritesNoProgress() =>
        Assert.Empty((await Tool.RunAsync(_workspace, "run", ChatSuite.File, "--quiet")).Ended(0).Error);

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "xterm-256color")]
    public async Task Run_Piped_WritesNoEscapeSequences(string variable, string value)
    {
        var result = (await Tool.RunAsync(_workspace, new Dictionary<string, string?> { [variable] = value }, "run", ChatSuite.File)).Ended(0);

        Assert.DoesNotContain('\u001b', result.Output + result.Error);
    }

    public void Dispose() => _workspace.Dispose();

    public async Task DisposeAsync() => await _server.DisposeAsync();
}
