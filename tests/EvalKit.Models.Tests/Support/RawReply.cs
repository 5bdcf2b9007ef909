using System.Globalization;
using System.Text;

namespace EvalKit.Models.Tests;

/// <summary>Bytes to send, and what becomes of the connection after them.</summary>
internal sealed record RawReply(byte[] Bytes, RawEnding Ending = RawEnding.KeepOpen)
{
    public static RawReply Reset { get; } = new([], RawEnding.Reset);

    public static RawReply Stall { get; } = new([], RawEnding.Stall);

    public static RawReply Http(int status, string body, params string[] headers) => WithLength(status, body, Encoding.UTF8.GetByteCount(body), headers);

    public static RawReply WithLength(int status, string body, int contentLength, params string[] headers)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Status\r\n");
        foreach (var header in headers) head.Append(header).Append("\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {contentLength}\r\n\r\n");
        return new RawReply(Encoding.UTF8.GetBytes(head + body));
    }

    /// <summary>A stream of events with this data, each sent as it is; without its end when it is cut.</summary>
    public static RawReply Events(IEnumerable<string> data, bool cut = false)
    {
        var body = new StringBuilder();
        foreach (var line in data) body.Append("data: ").Append(line).Append("\n\n");
        var text = body.ToString();
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nx-request-id: req_s\r\nContent-Type: text/event-stream; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(text) + (cut ? 100 : 0)}\r\n\r\n");
        return new RawReply(Encoding.UTF8.GetBytes(head + text), cut ? RawEnding.Close : RawEnding.KeepOpen);
    }

    public static RawReply Answer(string text) => Http(200, Completion(text));

    public static string Completion(string text) =>
        $$"""{"id":"chatcmpl-1","object":"chat.completion","model":"served","choices":[{"index":0,"message":{"role":"assistant","content":"{{text}}"},"finish_reason":"stop"}]}""";
}
