using System.Net;

namespace EvalKit.Fakes;

/// <summary>Takes HTTP requests on a free port of this machine, one after the other, until it is disposed.</summary>
public sealed class LoopbackListener : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _serving;

    private LoopbackListener(HttpListener listener, Uri address, Func<HttpListenerContext, byte[], Task> answer)
    {
        (_listener, Address) = (listener, address);
        _serving = ServeAsync(answer);
    }

    /// <summary>Its address, with a slash at the end.</summary>
    public Uri Address { get; }

    /// <summary>Starts one.</summary>
    /// <param name="answer">Answers a request, whose body is read already, and closes its response.</param>
    public static LoopbackListener Start(Func<HttpListenerContext, byte[], Task> answer)
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/"));
            var listener = new HttpListener { Prefixes = { address.AbsoluteUri } };
            try
            {
                listener.Start();
                return new LoopbackListener(listener, address, answer);
            }
            catch (HttpListenerException) when (attempt < 50)
            {
                // The port is taken.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync(Func<HttpListenerContext, byte[], Task> answer)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            await answer(context, body.ToArray());
        }
    }
}
