using System.ClientModel.Primitives;
using OpenAI;

namespace EvalKit.Models;

/// <summary>What all clients share: connection pools, no retries and no time limit inside the SDK, no logging.</summary>
internal static class OpenAIConnection
{
    private static readonly Lazy<HttpClientPipelineTransport> Remote = new(() => new(HttpConnections.For(OpenAIProvider.DefaultBaseUrl)));
    private static readonly Lazy<HttpClientPipelineTransport> Loopback = new(() => new(HttpConnections.For("http://127.0.0.1")));

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
}
