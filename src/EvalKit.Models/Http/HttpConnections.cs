namespace EvalKit.Models;

/// <summary>The connection pools that all providers share: no redirects, no cookies, no time limit, no traces in headers.</summary>
internal static class HttpConnections
{
    private static readonly Lazy<HttpClient> Remote = new(() => Create(useProxy: true));

    // A proxy named by the environment cannot reach a server on this machine.
    private static readonly Lazy<HttpClient> Loopback = new(() => Create(useProxy: false));

    public static HttpClient For(string address) => EndpointAddress.IsLoopback(address) ? Loopback.Value : Remote.Value;

    private static HttpClient Create(bool useProxy) => new(CreateHandler(useProxy)) { Timeout = Timeout.InfiniteTimeSpan };

    // Redirects are not followed, because they would carry the key to another host.
    public static SocketsHttpHandler CreateHandler(bool useProxy) => new()
    {
        MaxConnectionsPerServer = 1024,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        ConnectTimeout = TimeSpan.FromSeconds(30),
        EnableMultipleHttp2Connections = true,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = useProxy,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        ActivityHeadersPropagator = null,
    };
}
