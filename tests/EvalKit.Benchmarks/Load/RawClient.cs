using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EvalKit.Benchmarks.Load;

/// <summary>The cheapest client there is: prepared bytes out, the end of the response in. It measures what the server alone can do.</summary>
internal static class RawClient
{
    public static async Task RunAsync(Uri baseUrl, int requests, int parallel)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(ConnectionAsync)));

        async Task ConnectionAsync()
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, baseUrl.Port));
            var buffer = new byte[4096];
            int number;
            while ((number = Interlocked.Increment(ref next)) <= requests)
            {
                await socket.SendAsync(Request(number), SocketFlags.None);
                var received = 0;
                do
                {
                    var count = await socket.ReceiveAsync(buffer.AsMemory(received), SocketFlags.None);
                    if (count == 0)
                        throw new IOException("the server closed the connection");
                    received += count;
                }
                while (!IsComplete(buffer.AsSpan(0, received)));
            }
        }
    }

    // Every answer is one JSON object that ends with the fingerprint.
    private static bool IsComplete(ReadOnlySpan<byte> response) => response.EndsWith("\"fp_fake\"}"u8);

    private static byte[] Request(int number)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $$"""{"model":"fake-1","messages":[{"role":"user","content":"{{LoadFolder.Question(number)}}"}]}""");
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {body.Length}\r\n\r\n{body}"));
    }
}
