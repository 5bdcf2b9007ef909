using System.Net;
using System.Text;

namespace EvalKit.AcceptanceTests.Support;

/// <summary>An OpenTelemetry collector that keeps the bodies it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _serving;
    private readonly List<(string Path, byte[] Body)> _received = [];

    private Collector(HttpListener listener, Uri address)
    {
        (_listener, Address) = (listener, address);
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public static Collector Start()
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/"));
            var listener = new HttpListener { Prefixes = { address.AbsoluteUri } };
            try
            {
                listener.Start();
                return new Collector(listener, address);
            }
            catch (HttpListenerException) when (attempt < 50)
            {
                // The port is taken.
            }
        }
    }

    /// <summary>What was sent to a path, as Latin-1: texts in a protocol buffer are UTF-8, and ours are ASCII.</summary>
    public string Text(string path)
    {
        lock (_received)
            return string.Concat(_received.Where(r => r.Path == path).Select(r => Encoding.Latin1.GetString(r.Body)));
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
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
            lock (_received)
                _received.Add((context.Request.Url!.AbsolutePath, body.ToArray()));
            context.Response.Close();
        }
    }
}
