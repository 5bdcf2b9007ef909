using System.ClientModel.Primitives;
using OpenAI;

namespace EvalKit.Models;

/// <summary>What all clients share: one connection pool, no retries and no time limit inside the SDK, no logging.</summary>
internal static class OpenAIConnection
{
    private static readonly HttpClientPipelineTransport Transport = new(new HttpClient(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan });

    public static OpenAIClientOptions Options(OpenAISettings settings) => new()
    {
        Endpoint = new Uri(settings.BaseUrl ?? OpenAIProvider.DefaultBaseUrl),
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        NetworkTimeout = Timeout.InfiniteTimeSpan,
        Transport = Transport,
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

    // Redirects are not followed, because they would carry the key to another host.
    private static SocketsHttpHandler CreateHandler() => new()
    {
        MaxConnectionsPerServer = 1024,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        ConnectTimeout = TimeSpan.FromSeconds(30),
        EnableMultipleHttp2Connections = true,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        ActivityHeadersPropagator = null,
    };
}
