using System.Text;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.Support;

/// <summary>An OpenTelemetry collector that keeps the bodies it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly List<(string Path, byte[] Body)> _received = [];

    private Collector() => _listener = LoopbackListener.Start((context, body) =>
    {
        lock (_received)
            _received.Add((context.Request.Url!.AbsolutePath, body));
        context.Response.Close();
        return Task.CompletedTask;
    });

    public Uri Address => _listener.Address;

    public static Collector Start() => new();

    /// <summary>What was sent to a path, as Latin-1: texts in a protocol buffer are UTF-8, and ours are ASCII.</summary>
    public string Text(string path)
    {
        lock (_received)
            return string.Concat(_received.Where(r => r.Path == path).Select(r => Encoding.Latin1.GetString(r.Body)));
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();
}
