using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EvalKit.Fakes.Counting;

namespace EvalKit.Fakes.Tests;

public sealed class CountingTests
{
    [Fact]
    public async Task Stats_OfManyConnections_CountEachRequestOnce()
    {
        await using var server = FakeServer.Start();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async connection =>
        {
            using var client = await WireClient.ConnectAsync(server);
            for (var i = 0; i < 200; i++)
            {
                var message = string.Create(CultureInfo.InvariantCulture, $"{connection}/{i}");
                Assert.Equal(message, (await client.AskAsync(message)).Answer());
            }
        }));

        var stats = server.Stats();

        Assert.Equal((6400, 6400, 6400, 0), (stats.Total, stats.Completed, stats.Answered, stats.InFlight));
        Assert.Equal(6400, stats.ByMessage.Count);
        Assert.All(stats.ByBody.Values, count => Assert.Equal(1, count));
        Assert.InRange(stats.MaxConcurrency, 1, 32);
    }

    [Fact]
    public async Task Stats_OfARepeatedBody_NameItByHashAndMessage()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);
        await client.AskAsync("twice");
        await client.AskAsync("twice");

        var stats = server.Stats();

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(WireClient.ChatBody("twice"))));
        Assert.Equal(2, stats.ByBody[hash]);
        Assert.Equal(2, stats.ByMessage["twice"]);
        Assert.Equal(1, stats.RepeatedAfterAnswer);
    }

    [Fact]
    public async Task RepeatedAfterAnswer_OfARetriedFailure_IsZero()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);
        foreach (var fault in new[] { "500", "malformed" })
        {
            await client.AskAsync($"[[fault:{fault},once]]");
            await client.AskAsync($"[[fault:{fault},once]]");
        }

        var stats = server.Stats();

        Assert.Equal((4, 2, 0), (stats.Total, stats.Answered, stats.RepeatedAfterAnswer));
        Assert.Equal((1, 3), (stats.ByStatus["500"], stats.ByStatus["200"]));
        Assert.Equal((1, 1), (stats.ByFault["500"], stats.ByFault["malformed"]));
    }

    [Fact]
    public async Task MaxConcurrency_OfHeldRequests_IsTheirNumber()
    {
        await using var server = FakeServer.Start();
        var clients = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => WireClient.ConnectAsync(server)));
        foreach (var client in clients)
            await client.SendAsync(WireClient.Chat("[[fault:stall]]"));
        await server.StatsWhenAsync(stats => stats.InFlight == 5);

        foreach (var client in clients)
            client.Dispose();
        var stats = await server.StatsWhenAsync(stats => stats.AbortedByClient == 5);

        Assert.Equal((0, 5), (stats.InFlight, stats.MaxConcurrency));
    }

    [Fact]
    public async Task Latency_ClientLeavesFirst_IsAborted()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Latency = TimeSpan.FromHours(1) });
        using var client = await WireClient.ConnectAsync(server);
        await client.SendAsync(WireClient.Chat("never mind"));
        await server.StatsWhenAsync(stats => stats.InFlight == 1);

        client.Dispose();

        Assert.Equal(1, (await server.StatsWhenAsync(stats => stats.InFlight == 0)).AbortedByClient);
    }

    [Fact]
    public async Task Stats_WithoutKeys_LeaveTheLongListsOut()
    {
        await using var server = FakeServer.Start();
        using var client = await WireClient.ConnectAsync(server);
        await client.AskAsync("x");

        await client.SendAsync("GET /__stats?keys=0 HTTP/1.1\r\n\r\n");
        var stats = ServerStats.Parse((await client.ReadAsync()).Body);

        Assert.Equal((1, 0, 0), (stats.Total, stats.ByBody.Count, stats.ByMessage.Count));
    }

    [Fact]
    public async Task Log_OfEachRequest_HoldsStartAndEnd()
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var server = FakeServer.Start(new FakeServerOptions { LogPath = path }))
            {
                using var client = await WireClient.ConnectAsync(server);
                await client.AskAsync("one");
                await client.AskAsync("[[fault:500]]");
                await client.SendAsync(WireClient.Chat("[[fault:reset]]"));
                await client.ReadToEndAsync();
                using var leaving = await WireClient.ConnectAsync(server);
                await leaving.SendAsync(WireClient.Chat("[[fault:stall]]"));
                await server.StatsWhenAsync(stats => stats.InFlight == 1);
                leaving.Dispose();
                await server.StatsWhenAsync(stats => stats.AbortedByClient == 1);
            }

            var lines = RequestLogLine.ReadAll(path);

            Assert.Equal([(1, "started"), (1, "completed"), (2, "started"), (2, "completed"), (3, "started"), (3, "broken"), (4, "started"), (4, "aborted")],
                lines.Select(line => ((int)line.Ordinal, line.Event)));
            Assert.Equal([1L], lines.Where(line => line.Answered).Select(line => line.Ordinal));
            Assert.Equal(500, lines[3].Status);
            Assert.Equal("one", lines[0].Message);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
