using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Providers;

public sealed class FaultTests
{
    private const int Items = 400;

    [Fact]
    public async Task Run_TenPercentOfCallsFail_ScoresEveryCellAndCallsNothingTwice()
    {
        await using var server = FakeServer.Start(new FakeServerOptions
        {
            Answer = new LabelAnswer(["a", "b", "c"]),
            Faults = ["429,retry-after=30ms@2%", "500@2%", "reset@2%", "truncated@2%", "malformed@1%", "529@1%"],
        });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = Items, Parallel = 64 }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "one", "--json")).Ended(0);

        var stats = server.Stats();
        Assert.Equal(["429", "500", "529", "malformed", "reset", "truncated"], stats.ByFault.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Items, stats.Answered);
        Assert.Equal(0, stats.RepeatedAfterAnswer);
        Assert.Equal(Items, result.Json.GetProperty("cells").GetProperty("scored").GetInt32());
        Assert.Equal(Items, result.Json.GetProperty("execution").GetProperty("calls").GetInt32());
        Assert.Equal(stats.Total - Items, result.Json.GetProperty("execution").GetProperty("retries").GetInt64());
        var traffic = Assert.Single(result.Json.GetProperty("execution").GetProperty("traffic").EnumerateArray());
        Assert.Equal(stats.Total, traffic.GetProperty("sent").GetInt64());
        Assert.Equal(stats.ByFault["429"], traffic.GetProperty("rate_limited").GetInt64());
        Assert.Equal(stats.Total - Items, traffic.GetProperty("rate_limited").GetInt64() + traffic.GetProperty("failed").GetInt64());
        Assert.Equal(stats.Total, workspace.Run("one").Samples.Sum(sample => sample.GetProperty("attempts").GetInt64()));
    }

    [Fact]
    public async Task Run_OneItemAlwaysFails_IsErroredAndTheOthersAreScored()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Faults = ["500@3-4"] });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = 20, Parallel = 1, Attempts = 2, More = "allow_missing: 0.1" }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "one")).Ended(0);

        var sample = workspace.Run("one").Samples[2];
        Assert.Equal("errored", sample.GetProperty("outcome").GetString());
        Assert.Contains("HTTP 500", sample.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("19 of 20 cells scored", result.Output, StringComparison.Ordinal);
    }
}
