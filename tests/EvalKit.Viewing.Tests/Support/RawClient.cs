using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EvalKit.Viewing.Tests.Support;

/// <summary>Sends requests byte for byte: clients that normalise addresses would never send what attackers do.</summary>
internal sealed class RawClient(Uri root)
{
    /// <summary>The cookie that the server gave, or null.</summary>
    public string? Cookie { get; set; }

    public async Task<RawAnswer> EnterAsync(Uri address)
    {
        var answer = await GetAsync(address.PathAndQuery);
        Assert.Equal(200, answer.Status);
        Cookie = answer.Headers["set-cookie"].Split(';')[0];
        return answer;
    }

    public Task<RawAnswer> GetAsync(string target) => SendAsync("GET", target);

    /// <summary>One request on a connection of its own.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="target">What stands in its first line, as it is.</param>
    /// <param name="host">Its host; null for the server's own, empty for none.</param>
    public async Task<RawAnswer> SendAsync(string method, string target, string? host = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, root.Port);
        await using var stream = client.GetStream();
        var request = $"{method} {target} HTTP/1.1\r\nHost: {host ?? root.Authority}\r\nConnection: close\r\n{(Cookie is null ? "" : $"Cookie: {Cookie}\r\n")}\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var received = new MemoryStream();
        await stream.CopyToAsync(received);
        return RawAnswer.Of(Encoding.UTF8.GetString(received.ToArray()));
    }
}

/// <summary>What came back.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static RawAnswer Of(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = text[..end].Split("\r\n");
        var headers = lines[1..].Select(l => l.Split(": ", 2)).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
        return new RawAnswer(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, text[(end + 4)..]);
    }
}
