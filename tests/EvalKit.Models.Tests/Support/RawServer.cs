using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EvalKit.Models.Tests;

/// <summary>A server on a real socket that sends exactly the bytes it is told to, good HTTP or not.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, RawRequest, RawReply> _answer;
    private readonly Task _accepting;
    private int _count;

    public RawServer(Func<int, RawRequest, RawReply> answer)
    {
        _answer = answer;
        _listener.Start(512);
        _accepting = AcceptAsync();
    }

    public RawServer(params RawReply[] replies) : this((number, _) => replies[Math.Min(number, replies.Length) - 1])
    {
    }

    public ConcurrentQueue<RawRequest> Requests { get; } = new();

    public string BaseUrl => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                using var stream = new NetworkStream(socket);
                var pending = new List<byte>();
                while (await ReadRequestAsync(stream, pending) is { } request)
                {
                    Requests.Enqueue(request);
                    var reply = _answer(Interlocked.Increment(ref _count), request);
                    await stream.WriteAsync(reply.Bytes, _stop.Token);
                    if (reply.Ending == RawEnding.Stall) await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token);
                    if (reply.Ending == RawEnding.Reset) socket.LingerState = new LingerOption(true, 0);
                    if (reply.Ending != RawEnding.KeepOpen) return;
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side went away, or the test is over.
            }
        }
    }

    private async Task<RawRequest?> ReadRequestAsync(NetworkStream stream, List<byte> pending)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            if (TryParse(pending, out var request, out var length))
            {
                pending.RemoveRange(0, length);
                return request;
            }

            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0) return null;
            pending.AddRange(buffer.AsSpan(0, read));
        }
    }

    private static bool TryParse(List<byte> pending, out RawRequest? request, out int length)
    {
        request = null;
        length = 0;
        var bytes = pending.ToArray();
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var lines = Encoding.ASCII.GetString(bytes, 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        length = end + 4 + body;
        if (bytes.Length < length) return false;
        request = new RawRequest(lines[0], headers, Encoding.UTF8.GetString(bytes, end + 4, body));
        return true;
    }
}
