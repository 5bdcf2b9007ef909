using System.Net.Sockets;

namespace EvalKit.Fakes.Http;

/// <summary>
/// The requests that arrive on a connection. While a response is held back it keeps receiving, because that is the only way to see that
/// the client left; what arrives then stays in the buffer for the next request.
/// </summary>
internal sealed class RequestStream(Socket socket)
{
    private byte[] buffer = new byte[4096];
    private int start;
    private int end;
    private Task<int>? pending;

    /// <summary>Returns Complete, Invalid, or Incomplete when the client closed the connection.</summary>
    public async ValueTask<ParseState> ReadAsync(HttpRequest request)
    {
        while (true)
        {
            var consumed = 0;
            var state = start == end ? ParseState.Incomplete : HttpRequestParser.TryParse(buffer.AsMemory(start, end - start), request, out consumed);
            if (state is ParseState.Complete or ParseState.Invalid)
            {
                start += consumed;
                return state;
            }

            if (state == ParseState.WantsContinue)
                await socket.SendAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), SocketFlags.None);

            int received;
            if (pending is null)
            {
                MakeRoom();
                received = await socket.ReceiveAsync(buffer.AsMemory(end), SocketFlags.None);
            }
            else
            {
                received = await pending;
                pending = null;
            }

            end += received;
            if (received == 0)
                return ParseState.Incomplete;
        }
    }

    /// <summary>Lets time pass; returns false as soon as the client leaves. The request read last is no longer valid afterwards.</summary>
    public async Task<bool> WaitAsync(TimeSpan time)
    {
        var timer = DelayClock.Shared.Delay(time);
        while (true)
        {
            if (pending is null)
            {
                MakeRoom();
                pending = socket.ReceiveAsync(buffer.AsMemory(end), SocketFlags.None).AsTask();
            }

            if (await Task.WhenAny(timer, pending) == timer)
                return true;

            var received = await Received(pending);
            pending = null;
            if (received == 0)
                return false;
            end += received;
        }
    }

    private static async Task<int> Received(Task<int> receive)
    {
        try
        {
            return await receive;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    private void MakeRoom()
    {
        if (start == end)
        {
            start = end = 0;
        }
        else if (end == buffer.Length && start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        else if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }
}
