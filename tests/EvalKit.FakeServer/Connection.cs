using System.Buffers;
using System.Net.Sockets;
using EvalKit.Fakes.Counting;
using EvalKit.Fakes.Endpoints;
using EvalKit.Fakes.Http;

namespace EvalKit.Fakes;

/// <summary>Serves one client connection, one request after the other.</summary>
internal sealed class Connection(Socket socket, Responder responder, RequestCounter counter) : IDisposable
{
    private const int DripPieces = 10;

    private readonly RequestStream requests = new(socket);
    private readonly ArrayBufferWriter<byte> output = new(2048);
    private readonly HttpRequest request = new();
    private readonly Reply reply = new();

    public async Task RunAsync()
    {
        try
        {
            ParseState state;
            while ((state = await requests.ReadAsync(request)) == ParseState.Complete)
            {
                if (!await AnswerAsync())
                    return;
            }

            if (state == ParseState.Invalid)
                await RefuseAsync();
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The other side left or the server stops: both end the connection and nothing else.
        }
        finally
        {
            socket.Dispose();
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task<bool> AnswerAsync()
    {
        var exchange = responder.Respond(request, reply);
        output.ResetWrittenCount();
        ReplyWriter.Write(reply, exchange?.Ordinal ?? 0, output);
        if (exchange is null)
        {
            var closes = request.ClosesConnection;
            if (!await DeliverAsync(reply.ExtraDelay))
                return false;
            End(closes);
            return reply.Ending == Ending.KeepAlive && !closes;
        }

        var end = ExchangeEnd.Aborted;
        try
        {
            if (!await DeliverAsync(responder.DelayOf(exchange, reply)))
                return false;
            end = reply.Ending == Ending.KeepAlive ? ExchangeEnd.Completed : ExchangeEnd.Broken;
        }
        finally
        {
            counter.End(exchange, end);
        }

        End(request.ClosesConnection);
        return reply.Ending == Ending.KeepAlive && !request.ClosesConnection;
    }

    private void End(bool closes)
    {
        if (reply.Ending == Ending.Reset)
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        else if (reply.Ending == Ending.Close || closes)
            socket.Shutdown(SocketShutdown.Both);
    }

    /// <summary>Returns false when the client left first.</summary>
    private async Task<bool> DeliverAsync(TimeSpan delay)
    {
        if (delay > TimeSpan.Zero && !await requests.WaitAsync(delay))
            return false;

        if (reply.Drip == TimeSpan.Zero)
            await SendAsync(output.WrittenMemory);
        else if (!await SendSlowlyAsync(output.WrittenMemory))
            return false;

        return reply.Ending != Ending.Stall || await requests.WaitAsync(Timeout.InfiniteTimeSpan);
    }

    private async Task<bool> SendSlowlyAsync(ReadOnlyMemory<byte> bytes)
    {
        var piece = Math.Max(1, (bytes.Length + DripPieces - 1) / DripPieces);
        for (var sent = 0; sent < bytes.Length; sent += piece)
        {
            if (sent > 0 && !await requests.WaitAsync(reply.Drip / (DripPieces - 1)))
                return false;
            await SendAsync(bytes.Slice(sent, Math.Min(piece, bytes.Length - sent)));
        }

        return true;
    }

    private async Task RefuseAsync()
    {
        reply.Clear();
        reply.SetText(400, "text/plain", "not an HTTP/1.1 request\n"u8);
        reply.Headers.Add(new("connection", "close"));
        output.ResetWrittenCount();
        ReplyWriter.Write(reply, 0, output);
        await SendAsync(output.WrittenMemory);
        socket.Shutdown(SocketShutdown.Both);
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None)..];
    }
}
