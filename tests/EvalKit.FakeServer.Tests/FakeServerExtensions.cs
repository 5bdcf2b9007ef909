using EvalKit.Fakes.Counting;

namespace EvalKit.Fakes.Tests;

internal static class FakeServerExtensions
{
    /// <summary>Asks the server itself until it has seen what happened on another connection.</summary>
    public static async Task<ServerStats> StatsWhenAsync(this FakeServer server, Func<ServerStats, bool> condition)
    {
        using var client = await WireClient.ConnectAsync(server);
        while (true)
        {
            await client.SendAsync("GET /__stats HTTP/1.1\r\nhost: localhost\r\n\r\n");
            var stats = ServerStats.Parse((await client.ReadAsync()).Body);
            if (condition(stats))
                return stats;
        }
    }
}
