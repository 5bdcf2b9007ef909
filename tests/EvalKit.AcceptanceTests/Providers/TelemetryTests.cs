using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Providers;

public sealed class TelemetryTests
{
    private const string Key = "sk-test-0123456789abcdefghij";

    [Fact]
    public async Task Run_ACollectorListens_GetsSpansAndMetricsWithoutAnyText()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]), Usage = new(21, 3), Faults = ["400@5"] });
        await using var collector = Collector.Start();
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Parallel = 1, Model = ", api_key_env: SERVER_KEY, parameters: { temperature: 0.25 }", More = "allow_missing: 0.1" }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, new Dictionary<string, string?> { ["SERVER_KEY"] = Key }, "run", ChatSuite.File, "--run-id", "one", "--otlp", collector.Address.AbsoluteUri)).Ended(0);

        Assert.DoesNotContain("could not be sent", result.Error, StringComparison.Ordinal);
        var spans = collector.Text("/v1/traces");
        Assert.All(
            new[] { "evalkit.run", "evalkit.cell", "chat fake-1", "gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model", "gen_ai.request.temperature", "gen_ai.usage.input_tokens", "gen_ai.response.finish_reasons", "server.port", "error.type", "bad_request", "i00003" },
            name => Assert.Contains(name, spans, StringComparison.Ordinal));
        var metrics = collector.Text("/v1/metrics");
        Assert.All(
            new[] { "gen_ai.client.operation.duration", "gen_ai.client.token.usage", "gen_ai.token.type" },
            name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.All(new[] { spans, metrics }, sent =>
        {
            Assert.DoesNotContain(Key, sent, StringComparison.Ordinal);
            Assert.DoesNotContain(ChatSuite.Question(3), sent, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Run_NoCollectorListens_IsARunLikeAnyOtherAndSaysIt()
    {
        await using var server = FakeServer.Start(new FakeServerOptions());
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = 2 }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "one", "--otlp", "http://127.0.0.1:9")).Ended(0);

        Assert.Contains("evalkit: spans and metrics could not be sent to http://127.0.0.1:9: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:4317")]
    [InlineData("http://user:word@127.0.0.1:4318")]
    [InlineData("http://127.0.0.1:4318?token=x")]
    public async Task Run_TheAddressIsNone_CallsNothing(string address)
    {
        await using var server = FakeServer.Start(new FakeServerOptions());
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = 2 }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--otlp", address)).Ended(4);

        Assert.Contains("--otlp takes the address of a collector", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(address, result.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.Stats().Total);
    }
}
