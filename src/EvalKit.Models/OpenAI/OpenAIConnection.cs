using System.ClientModel.Primitives;
using OpenAI;

namespace EvalKit.Models;

/// <summary>What all clients share: connection pools, no retries and no time limit inside the SDK, no logging.</summary>
internal static class OpenAIConnection
{
    private static readonly Lazy<HttpClientPipelineTransport> Remote = new(() => CreateTransport(useProxy: true));

    // A proxy named by the environment cannot reach a server on this machine.
    private static readonly Lazy<HttpClientPipelineTransport> Loopback = new(() => CreateTransport(useProxy: false));

    public static OpenAIClientOptions Options(OpenAISettings settings, PipelineTransport? transport = null) => new()
    {
        Endpoint = new Uri(settings.BaseUrl ?? OpenAIProvider.DefaultBaseUrl),
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        NetworkTimeout = Timeout.InfiniteTimeSpan,
        Transport = transport ?? (settings.BaseUrl is { } address && EndpointAddress.IsLoopback(address) ? Loopback.Value : Remote.Value),
        UserAgentApplicationId = "evalkit",
        EnableDistributedTracing = false,
        ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
    };

    public static RequestOptions CallOptions(CancellationToken cancellationToken) => new()
    {
        CancellationToken = cancellationToken,
        ErrorOptions = ClientErrorBehaviors.NoThrow,
        BufferResponse = false,
    };

    private static HttpClientPipelineTransport CreateTransport(bool useProxy) =>
        new(new HttpClient(CreateHandler(useProxy)) { Timeout = Timeout.InfiniteTimeSpan });

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
