using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using EvalKit.Fakes.Counting;
using EvalKit.Fakes.Endpoints;

namespace EvalKit.Fakes;

/// <summary>
/// A server on a loopback socket that speaks the OpenAI API, answers by rule, fails by rule and counts what it was asked. No request leaves
/// the machine.
/// </summary>
public sealed class FakeServer : IAsyncDisposable
{
    private readonly Socket listener;
    private readonly RequestLog? log;
    private readonly RequestCounter counter;
    private readonly Responder responder;
    private readonly ConcurrentDictionary<Connection, Task> connections = new();
    private readonly Task accepting;

    private FakeServer(FakeServerOptions options)
    {
        log = options.LogPath is null ? null : new RequestLog(options.LogPath);
        counter = new RequestCounter(log);
        responder = new Responder(options, counter);
        listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, options.Port));
        listener.Listen(backlog: 1024);
        Root = new Uri($"http://{listener.LocalEndPoint}");
        accepting = AcceptAsync();
    }

    /// <summary>The address without a path: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri Root { get; }

    /// <summary>The base_url of a suite: <c>http://127.0.0.1:PORT/v1</c>.</summary>
    public Uri BaseUrl => new(Root, "v1");

    /// <summary>Starts a server that runs until it is disposed.</summary>
    /// <exception cref="FormatException">A fault rule is malformed.</exception>
    public static FakeServer Start(FakeServerOptions? options = null) => new(options ?? new FakeServerOptions());

    /// <summary>What was counted since the start or the last reset.</summary>
    public ServerStats Stats() => counter.Read(withKeys: true);

    /// <summary>The same once no request is in flight: a client has its answer before it is counted.</summary>
    public async Task<ServerStats> SettledStatsAsync()
    {
        await counter.WhenIdle();
        return Stats();
    }

    /// <summary>Sets all counts, ordinals and attempts to zero.</summary>
    public void Reset() => counter.Reset();

    /// <summary>Closes every connection and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await accepting;
        foreach (var connection in connections.Keys)
            connection.Dispose();
        await Task.WhenAll(connections.Values);
        log?.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }

            socket.NoDelay = true;
            counter.Connected();
            _ = ServeAsync(new Connection(socket, responder, counter));
        }
    }

    private async Task ServeAsync(Connection connection)
    {
        var serving = connection.RunAsync();
        connections[connection] = serving;
        await serving;
        connections.TryRemove(connection, out _);
    }
}
