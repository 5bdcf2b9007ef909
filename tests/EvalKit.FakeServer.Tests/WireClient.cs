using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace EvalKit.Fakes.Tests;

/// <summary>A client that sends and sees bytes: an HTTP library would repair or hide the faults under test.</summary>
internal sealed class WireClient : IDisposable
{
    private readonly TcpClient tcp;
    private byte[] unread = [];

    private WireClient(TcpClient tcp) => this.tcp = tcp;

    public int Available => tcp.Available;

    public static async Task<WireClient> ConnectAsync(FakeServer server)
    {
        var connected = new TcpClient { NoDelay = true };
        await connected.ConnectAsync(server.Root.Host, server.Root.Port);
        return new WireClient(connected);
    }

    public static string ChatBody(string message) =>
        $$"""{"model":"fake-1","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":{{JsonSerializer.Serialize(message)}}}]}""";

    public static string Post(string path, string body, string headers = "") => string.Create(CultureInfo.InvariantCulture,
        $"POST {path} HTTP/1.1\r\nhost: localhost\r\n{headers}content-length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public static string Chat(string message, string headers = "") => Post("/v1/chat/completions", ChatBody(message), headers);

    public async Task SendAsync(string text) => await tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task<WireResponse> AskAsync(string message, string headers = "")
    {
        await SendAsync(Chat(message, headers));
        return await ReadAsync();
    }

    /// <summary>Reads one response as its content-length frames it.</summary>
    public async Task<WireResponse> ReadAsync()
    {
        int headEnd;
        while ((headEnd = unread.AsSpan().IndexOf("\r\n\r\n"u8)) < 0)
            await MoreAsync();

        var lines = Encoding.UTF8.GetString(unread, 0, headEnd).Split("\r\n");
        var headers = lines[1..].ToDictionary(line => line[..line.IndexOf(':', StringComparison.Ordinal)],
            line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        var end = headEnd + 4 + int.Parse(headers["content-length"], CultureInfo.InvariantCulture);
        while (unread.Length < end)
            await MoreAsync();

        var body = Encoding.UTF8.GetString(unread, headEnd + 4, end - headEnd - 4);
        unread = unread[end..];
        return new WireResponse(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, body);
    }

    /// <summary>Reads until the connection ends: all bytes, and whether it ended with a reset.</summary>
    public async Task<(string Text, bool IsReset)> ReadToEndAsync()
    {
        try
        {
            while (true)
                await MoreAsync();
        }
        catch (EndOfStreamException)
        {
            return (Encoding.UTF8.GetString(unread), false);
        }
        catch (IOException problem) when (problem.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return (Encoding.UTF8.GetString(unread), true);
        }
    }

    public void Dispose() => tcp.Dispose();

    private async Task MoreAsync()
    {
        var buffer = new byte[65536];
        var count = await tcp.GetStream().ReadAsync(buffer);
        if (count == 0)
            throw new EndOfStreamException();
        unread = [.. unread, .. buffer.AsSpan(0, count)];
    }
}
